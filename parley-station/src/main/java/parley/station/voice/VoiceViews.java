package parley.station.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.station.answer.Json;
import parley.station.traffic.Words;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegKind;

/** Writes legs. */
final class VoiceViews {
  private VoiceViews() {}

  static ObjectNode leg(LegHealth leg) {
    ObjectNode view =
        Json.object()
            .put("kind", Words.of(leg.kind()))
            .put("name", LegEndpoints.position(leg.name()).orElse(leg.name()));
    if (leg.kind() == LegKind.LINE) {
      view.put("line", leg.name());
    }
    leg.route().ifPresent(route -> view.put("route", route));
    view.put("state", Words.of(leg.state()))
        .put("loss", leg.loss())
        .put("jitterMillis", leg.jitterMillis());
    if (leg.rttMillis() >= 0) {
      view.put("rttMillis", leg.rttMillis());
    }
    return view.put("mos", leg.mos())
        .put("packetsIn", leg.packetsIn())
        .put("packetsOut", leg.packetsOut())
        .put("duplicates", leg.duplicates());
  }
}
