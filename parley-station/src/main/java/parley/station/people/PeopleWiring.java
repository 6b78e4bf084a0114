package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.core.Clock;
import parley.core.house.Details;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.watch.Seat;
import parley.station.configuration.Configuration;
import parley.station.desk.ConsoleSessions;
import parley.station.desk.Desk;
import parley.station.desk.Endpoint;
import parley.station.desk.SessionEndpoints;
import parley.station.desk.SignedIn;
import parley.station.desk.WhoIsThis;
import parley.station.house.HouseDoor;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Challenges;
import parley.station.signin.Credentials;
import parley.station.signin.Pace;
import parley.station.signin.RelyingParty;
import parley.station.signin.Scope;
import parley.station.signin.SignInLimits;
import parley.station.signin.Stamps;
import parley.station.voice.PositionEnds;
import parley.station.voice.VoiceDesk;
import parley.station.watch.WatchEndpoints.Changes;
import parley.station.watch.WatchFloor;

/** Puts together who the people of a station are and what ends when they leave. */
public final class PeopleWiring {
  private final Configuration configuration;
  private final People.Parts parts;
  private final Seating seating;
  private final PositionEnds ends;
  private final WhoIsThis people;
  private final Pace pace;
  private final AccessAlarms alarms;

  /**
   * What it stands on.
   *
   * @param state the folder of accounts, credentials and known consoles
   * @param changes hears how positions change hands
   */
  public record Ground(
      Path state,
      Clock clock,
      HouseDoor house,
      WatchFloor floor,
      VoiceDesk voice,
      PositionEnds ends,
      Changes changes) {}

  /**
   * Reads the people.
   *
   * @throws IOException if a file cannot be read
   */
  public PeopleWiring(Configuration configuration, Ground ground) throws IOException {
    this.configuration = configuration;
    this.ends = ground.ends();
    InstantSource clock = () -> Instant.ofEpochMilli(ground.clock().wallMillis());
    var accounts = Accounts.read(ground.state().resolve("accounts.json"));
    var credentials = new Credentials(ground.state().resolve("credentials.json"), clock);
    var consoles = new KnownConsoles(ground.state().resolve("consoles.json"));
    this.pace = new Pace(clock);
    this.parts =
        new People.Parts(
            configuration.station().name(),
            accounts,
            credentials,
            consoles,
            configuration
                .console()
                .origin()
                .map(origin -> new RelyingParty(origin, new Challenges(clock), clock)),
            configuration.console().passphrases(),
            ground.house(),
            clock);
    this.alarms =
        new AccessAlarms(
            new AccessAlarms.Ground(accounts, consoles, ground.house(), ground.floor(), clock));
    this.seating = new Seating(ground.floor(), ground.voice(), credentials, ground.changes());
    this.people =
        new WhoIsThis.ByCredential(
            accounts,
            credentials,
            Desk.cookieName(configuration),
            new Stamps(ground.clock()),
            alarms);
    ground
        .floor()
        .hearing()
        .limit((who, line) -> accounts.named(who).filter(a -> a.lines().sees(line)).isPresent());
  }

  /** Says who makes a request. */
  public WhoIsThis people() {
    return people;
  }

  public Pace pace() {
    return pace;
  }

  /** The account of that name, unless it was revoked. */
  public Optional<Account> named(String name) {
    return parts.accounts().named(name);
  }

  /** The same ears, which also remember with which credential a position is held. */
  public Changes seated(Changes changes) {
    return new Changes() {
      @Override
      public void taken(Officer by, String position, Seat before) {
        changes.taken(by, position, before);
      }

      @Override
      public void held(SignedIn who, String position) {
        seating.held(position, who);
      }

      @Override
      public void left(Officer by, String position, Seat before) {
        changes.left(by, position, before);
      }
    };
  }

  /** What was narrowed holds for what is going on already. */
  private void narrowed(Account now) {
    ends.endOutOfSight(now.name());
    if (!now.role().scopes().contains(Scope.WATCH)) {
      seating.leaveAll(now.name());
    }
  }

  private void handOver(SignedIn before, SignedIn now) {
    seating.handOver(before, now);
    var details = Details.of("before", before.account().name());
    parts.house().post(now.officer(), new WatchChange("person.changed", "", details));
  }

  /**
   * The rows of sign-in and of accounts.
   *
   * @param station writes the station's view, part of every answer to a sign-in
   */
  public List<Endpoint> rows(Supplier<ObjectNode> station) {
    var limits = new SignInLimits(parts.clock());
    var console =
        new ConsoleSessions(
            new ConsoleSessions.Parts(
                parts.credentials(),
                parts.clock(),
                Desk.cookieName(configuration),
                this::handOver,
                alarms,
                station));
    var sessions =
        new SessionEndpoints.Parts(
            parts.accounts(), parts.credentials(), limits, parts.passphrases(), console);
    List<Endpoint> rows = new ArrayList<>(new SessionEndpoints(sessions).endpoints());
    rows.addAll(new PasskeyEndpoints(parts, console, alarms).endpoints());
    rows.addAll(new EnrolmentEndpoints(parts, limits).endpoints());
    rows.addAll(
        new PeopleEndpoints(new People(parts, this::narrowed), new PeopleViews(parts)).endpoints());
    return rows;
  }
}
