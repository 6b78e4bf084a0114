package parley.core.line;

import java.util.List;

/** Which words both parties use on a line: agreed terms, and how each addresses the other. */
public record Wording(List<AgreedTerm> terms, List<AgreedTerm> address) {
  /** Nothing is agreed. */
  public static final Wording NONE = new Wording(List.of(), List.of());

  public Wording {
    terms = List.copyOf(terms);
    address = List.copyOf(address);
  }
}
