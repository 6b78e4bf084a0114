package parley.core.line;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import parley.core.durable.WaitingMessage;
import parley.journal.entry.Content;

/** Something that is to become an entry of our own, or to wait durably in the outbox. */
sealed interface Draft {
  /** What to do when it is durable: gets the serial, or an empty text if it has none. */
  Outcome outcome();

  /** Within one batch the more urgent come first. */
  default Rank rank() {
    return switch (this) {
      case Numbered numbered -> numbered.rank();
      case Plain plain -> Rank.of(plain.content());
      case Alert alert -> Rank.of(alert.content());
      case Wait _, Replace _ -> Rank.ROUTINE;
    };
  }

  /** Whether it must not wait for company. */
  boolean urgent();

  /** Called exactly once. */
  interface Outcome {
    void durable(String serial);

    void refused(Refusal why);

    /** For what nobody waits for. */
    Outcome NONE =
        new Outcome() {
          @Override
          public void durable(String serial) {}

          @Override
          public void refused(Refusal why) {}
        };
  }

  /** A new message or ring: it gets its serial when it is sealed. */
  record Numbered(Function<String, Content> content, Rank rank, boolean urgent, Outcome outcome)
      implements Draft {}

  /** An entry whose content is known already. */
  record Plain(Content content, boolean urgent, Optional<String> fromOutbox, Outcome outcome)
      implements Draft {}

  /**
   * An {@code alerted} entry; it is dropped if what it says has ceased to be so before it could be
   * sealed.
   */
  record Alert(Content content, BooleanSupplier holds) implements Draft {
    @Override
    public boolean urgent() {
      return true;
    }

    @Override
    public Outcome outcome() {
      return Outcome.NONE;
    }
  }

  /** A message that cannot be entered now and waits durably. */
  record Wait(Function<String, Content> content, Outcome outcome) implements Draft {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  /**
   * A waiting message that was withdrawn: what waits in its place is the {@code withdrawn} entry.
   */
  record Replace(WaitingMessage before, Content withdrawn, Outcome outcome) implements Draft {
    @Override
    public boolean urgent() {
      return true;
    }
  }
}
