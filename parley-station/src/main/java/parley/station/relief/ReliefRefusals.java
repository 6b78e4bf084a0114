package parley.station.relief;

import java.util.List;
import parley.core.handover.Handover;
import parley.core.handover.Handover.Between;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Review;
import parley.core.handover.Handovers;
import parley.core.handover.OpenItem;
import parley.station.answer.Problem;
import parley.station.answer.Times;

/** Why a step of a handover is refused, in words. */
final class ReliefRefusals {
  private ReliefRefusals() {}

  static Problem none() {
    return new Problem(
        "no-handover",
        409,
        "There is no such handover of yours now.",
        "Nothing changed hands.",
        "Begin the handover again, or take the watch over in need.");
  }

  static Problem begin(Handovers.Hindrance why, Between going) {
    return switch (why) {
      case ANOTHER_RELIEF ->
          new Problem(
              "another-relief",
              409,
              going.relief().name() + " is being briefed there already.",
              "No handover was begun, and theirs goes on.",
              "Let them or "
                  + going.leaver().name()
                  + " call it off, or take the watch over in need.");
      case UNDER_REVIEW ->
          new Problem(
              "under-review",
              409,
              going.leaver().name() + " still watches after the last handover there.",
              "No handover was begun.",
              "Begin it when the two minutes of that review are over.");
    };
  }

  static Problem assume(Handover.Refusal why, List<OpenItem> items, Briefing briefing) {
    return switch (why) {
      case RINGING ->
          new Problem(
              "call-ringing",
              409,
              "Answer or pass the call first.",
              "The watch was not handed over: a call rings here.",
              "Answer it, pass it, or let it end; then assume the watch.");
      case UNTICKED_CRITICAL -> {
        long left =
            items.stream()
                .filter(item -> item.critical() && !briefing.ticked().contains(item.id()))
                .count();
        yield new Problem(
            "unticked-critical",
            409,
            "CRITICAL items are not ticked: " + left + ".",
            "The watch was not handed over.",
            "Read each CRITICAL item and tick it.");
      }
    };
  }

  static Problem tooEarly(Review review) {
    return new Problem(
        "still-under-review",
        409,
        "The leaver watches until " + Times.at(review.endsMillis()) + ".",
        "The handover was not signed off; the relief holds the watch.",
        "Watch until then, and sign off.");
  }
}
