package parley.core.durable;

/** The station's one writer as a line sees it. */
public interface Writer {
  /**
   * Makes {@code batch} durable and then tells {@code completion}, which may be called on any
   * thread, also before this method returns. Batches of one caller become durable in their order.
   */
  void submit(Batch batch, Completion completion);
}
