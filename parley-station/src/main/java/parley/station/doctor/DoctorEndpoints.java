package parley.station.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import parley.core.Clock;
import parley.station.answer.Times;
import parley.station.configuration.Configuration;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;

/** The doctor over HTTP, for administrators: what {@code parley doctor} says, of this station. */
public final class DoctorEndpoints {
  private final Configuration configuration;
  private final Clock clock;
  private final Supplier<ObjectNode> station;

  /**
   * @param station writes the station's own view, with its problems and its watch
   */
  public DoctorEndpoints(Configuration configuration, Clock clock, Supplier<ObjectNode> station) {
    this.configuration = configuration;
    this.clock = clock;
    this.station = station;
  }

  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/api/v1/doctor", Access.needs(Scope.ADMIN), this::look));
  }

  private void look(Context ctx) {
    var now = clock.wallMillis();
    ObjectNode view = DoctorViews.of(found(SignedIn.of(ctx), now));
    Answers.json(ctx, Times.put(view, now));
  }

  private List<Diagnosis> found(SignedIn who, long now) {
    ObjectNode own = StationChecks.insight(station.get(), who::sees);
    List<Diagnosis> found = new ArrayList<>(MachineChecks.all());
    found.addAll(ConfigurationChecks.of(configuration));
    found.addAll(StationChecks.health(own));
    found.addAll(StationChecks.station(own, Instant.ofEpochMilli(now)));
    return found;
  }
}
