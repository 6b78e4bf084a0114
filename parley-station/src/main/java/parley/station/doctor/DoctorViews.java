package parley.station.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.station.answer.Json;
import parley.station.doctor.Diagnosis.State;
import parley.station.traffic.Words;

/** Writes what the doctor found. */
public final class DoctorViews {
  private DoctorViews() {}

  /** Writes everything, and whether anything of it is wrong. */
  public static ObjectNode of(List<Diagnosis> found) {
    boolean wrong = found.stream().anyMatch(each -> each.state() == State.WRONG);
    ObjectNode view = Json.object().put("ok", !wrong);
    view.set("found", Json.array(found, DoctorViews::one));
    return view;
  }

  private static ObjectNode one(Diagnosis each) {
    return Json.object()
        .put("state", Words.of(each.state()))
        .put("about", each.about())
        .put("words", each.words())
        .put("whatToDo", each.whatToDo());
  }
}
