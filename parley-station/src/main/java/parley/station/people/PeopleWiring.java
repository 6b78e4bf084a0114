package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.core.house.Details;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.watch.Seat;
import parley.station.configuration.Configuration;
import parley.station.desk.Desk;
import parley.station.desk.Endpoint;
import parley.station.desk.SessionEndpoints;
import parley.station.desk.SignedIn;
import parley.station.desk.WhoIsThis;
import parley.station.house.HouseDoor;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.Pace;
import parley.station.signin.SignInLimits;
import parley.station.voice.VoiceDesk;
import parley.station.watch.WatchEndpoints.Changes;
import parley.station.watch.WatchFloor;

/** Puts together who the people of a station are and what ends when they leave. */
public final class PeopleWiring {
  private static final InstantSource CLOCK = InstantSource.system();
  private final Configuration configuration;
  private final People.Parts parts;
  private final Seating seating;
  private final WhoIsThis people;
  private final Pace pace = new Pace(CLOCK);

  /**
   * What it stands on.
   *
   * @param accounts the file of the accounts
   * @param credentials the file of the credentials
   * @param changes hears how positions change hands
   */
  public record Ground(
      Path accounts,
      Path credentials,
      HouseDoor house,
      WatchFloor floor,
      VoiceDesk voice,
      Changes changes) {}

  /**
   * Reads the people.
   *
   * @throws IOException if a file cannot be read
   */
  public PeopleWiring(Configuration configuration, Ground ground) throws IOException {
    this.configuration = configuration;
    var accounts = Accounts.read(ground.accounts());
    var credentials = new Credentials(ground.credentials(), CLOCK);
    this.parts = new People.Parts(accounts, credentials, ground.house(), CLOCK);
    this.seating = new Seating(ground.floor(), ground.voice(), credentials, ground.changes());
    this.people = new WhoIsThis.ByCredential(accounts, credentials, Desk.cookieName(configuration));
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
    var limits = new SignInLimits(CLOCK);
    var sessions =
        new SessionEndpoints.Parts(
            parts.accounts(),
            parts.credentials(),
            limits,
            Desk.cookieName(configuration),
            this::handOver,
            station);
    List<Endpoint> rows = new ArrayList<>(new SessionEndpoints(sessions).endpoints());
    rows.addAll(new EnrolmentEndpoints(parts, limits).endpoints());
    rows.addAll(new PeopleEndpoints(new People(parts), new PeopleViews(parts)).endpoints());
    return rows;
  }
}
