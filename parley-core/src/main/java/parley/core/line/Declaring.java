package parley.core.line;

import java.util.Optional;
import java.util.function.Consumer;
import parley.core.Limits;

/**
 * Carries out what officers order about the line itself: declarations, which bind nobody, and
 * checks at once.
 */
final class Declaring {
  private final Books books;
  private final Entering entering;
  private final RouteChecks checks;

  Declaring(Books books, Entering entering, RouteChecks checks) {
    this.books = books;
    this.entering = entering;
    this.checks = checks;
  }

  void check(Consumer<Accepted> done) {
    if (checks.now()) {
      done.accept(new Accepted.Durable(""));
    } else {
      Orders.refuse(done, books.open() ? Refusal.NOT_ENTERED : Refusal.PAIRING_UNFINISHED, "");
    }
  }

  void declare(DeclareOrder order, Consumer<Accepted> done) {
    var reason = order.reason().strip();
    var size = reason.length();
    if (size > Limits.SHORT_TEXT || (size == 0 && order.status() != LineStatus.OPEN)) {
      Orders.refuse(done, Refusal.REASON_SIZE, "1 to " + Limits.SHORT_TEXT + " characters");
    } else if (!books.open()) {
      Orders.refuse(done, Refusal.PAIRING_UNFINISHED, "");
    } else if (!books.normal()) {
      Orders.refuse(done, books.standing().refusal(), "");
    } else {
      var content = Contents.by(order.by(), books.wall()).status(order.status(), reason);
      entering.add(new Draft.Plain(content, true, Optional.empty(), Orders.told("", done)));
    }
  }
}
