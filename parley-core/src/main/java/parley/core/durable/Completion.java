package parley.core.durable;

/** Is told once, on any thread, what became of something that was to be made durable. */
public interface Completion {
  /** It will be there after any crash. Only now may anything that rests on it leave. */
  void durable();

  /** None of it may be relied on. */
  void failed(StorageTrouble why);
}
