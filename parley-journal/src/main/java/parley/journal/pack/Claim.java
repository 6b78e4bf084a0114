package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.Side;

/** {@code claim.json}: what a pack says it proves, in a form a program can read. */
final class Claim {
  private static final String FORMAT = "parley-claim/v1";

  private Claim() {}

  /** Returns the one claim that follows from these contents. */
  static Bytes of(PackContents contents) {
    var claim = Json.members().put("format", FORMAT).put("line", contents.cards().line().hex());
    switch (contents.scope()) {
      case PackScope.WholeLine() -> claim.put("scope", "line");
      case PackScope.OneCall(var serial) -> claim.put("scope", "call").put("serial", serial);
      case PackScope.OneMessage(var serial) -> claim.put("scope", "message").put("serial", serial);
    }
    var stations = Json.members();
    for (var side : Side.values()) {
      stations.put(String.valueOf(side.letter()), contents.station(side));
    }
    claim.put("stations", stations.build());
    claim.put("logs", contents.logs().stream().map(Claim::of).toList());
    claim.put("claims", Findings.of(contents).stream().map(Claim::of).toList());
    claim.put("readme", Digest.sha256(contents.readme()).hex());
    return Bytes.utf8(claim.build().pretty());
  }

  private static Json of(LogPart log) {
    var newest = log.heads().newest();
    var json =
        Json.members()
            .put("log", String.valueOf(log.side().letter()))
            .put("epoch", log.epoch())
            .put("size", newest.head().size())
            .put("root", newest.head().root().base64())
            .put("signed", newest.signed().byLog().timeSeconds())
            .put("cosigned", newest.byPeer().timeSeconds())
            .put("proofs", log.proven().size())
            .put("disclosed", log.disclosed().size());
    log.heads().tail().ifPresent(tail -> json.put("tail", of(tail)));
    return json.build();
  }

  private static Json of(LogPart.Tail tail) {
    var extension = tail.extension().stream().map(hash -> new Json.Text(hash.base64())).toList();
    return Json.members()
        .put("size", tail.signed().head().size())
        .put("extension", extension)
        .build();
  }

  private static Json of(Finding finding) {
    var states = new ArrayList<Json>();
    finding.states().forEach(state -> states.add(new Json.Text(state.label())));
    return Json.members()
        .put("serial", finding.serial())
        .put("kind", finding.content().kind())
        .put("log", String.valueOf(finding.at().side().letter()))
        .put("epoch", finding.at().epoch())
        .put("index", finding.at().index())
        .put("states", states)
        .build();
  }

  /** Reads what a claim says the pack is about; everything else in it is worked out again. */
  static PackScope scope(Json claim) {
    return switch (claim.member("scope").asText()) {
      case "line" -> new PackScope.WholeLine();
      case "call" -> new PackScope.OneCall(claim.member("serial").asText());
      case "message" -> new PackScope.OneMessage(claim.member("serial").asText());
      default -> throw new Malformed("a claim of an unknown scope");
    };
  }

  /** Reads the proof that a tail extends the cosigned log. */
  static List<Digest> extension(Json claim, Side side, int epoch) {
    for (var log : claim.member("logs").asItems()) {
      if (log.member("log").asText().equals(String.valueOf(side.letter()))
          && log.member("epoch").asCount() == epoch
          && log.has("tail")) {
        return log.member("tail").member("extension").asItems().stream()
            .map(hash -> Digest.fromBase64(hash.asText()))
            .toList();
      }
    }
    return List.of();
  }
}
