package parley.station;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.house.HouseLog;
import parley.core.watch.BellPlan;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.routes.Listen;
import parley.routes.StationRoutes;
import parley.station.configuration.Configuration;
import parley.station.demo.DemoPeople;
import parley.station.desk.ConsoleTls;
import parley.station.desk.Desk;
import parley.station.desk.Endpoint;
import parley.station.doctor.DoctorEndpoints;
import parley.station.draft.MessageWiring;
import parley.station.escalation.Consoles;
import parley.station.escalation.EscalationDesk;
import parley.station.escalation.EscalationEndpoints;
import parley.station.events.EventStream;
import parley.station.health.HealthEndpoints;
import parley.station.health.Metrics;
import parley.station.health.Problems;
import parley.station.health.StationViews;
import parley.station.house.HouseDesk;
import parley.station.house.HouseDoor;
import parley.station.journal.EvidenceFiles;
import parley.station.journal.JournalEndpoints;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.MachineClock;
import parley.station.pairing.PairingBook;
import parley.station.people.PeopleWiring;
import parley.station.record.LineHealthEndpoints;
import parley.station.record.Recorder;
import parley.station.relief.ReliefWiring;
import parley.station.signin.Account;
import parley.station.traffic.CallNotes;
import parley.station.traffic.CallViews;
import parley.station.traffic.InCallEndpoints;
import parley.station.traffic.ItemViews;
import parley.station.traffic.LineEndpoints;
import parley.station.traffic.OrderEndpoints;
import parley.station.traffic.StatusEndpoints;
import parley.station.traffic.StopEndpoints;
import parley.station.traffic.Texts;
import parley.station.voice.HandsetWay;
import parley.station.voice.LegEndpoints;
import parley.station.voice.PositionEnds;
import parley.station.voice.VoiceDesk;
import parley.station.voice.VoiceWiring;
import parley.station.watch.AlarmBook;
import parley.station.watch.AlarmEndpoints;
import parley.station.watch.MessageLimits;
import parley.station.watch.WatchEndpoints;
import parley.station.watch.WatchFloor;
import parley.store.CannotOpen;
import parley.store.KeyName;
import parley.store.Keys;
import parley.store.PassphraseKeyFile;
import parley.store.StateFolder;
import parley.store.Storage;

/**
 * One running station, wired by hand. It opens first what must not fail (folder, keys, listeners)
 * and refuses to start if one of them does: a station that looks up and is deaf is the worst
 * failure of all. Whatever was opened is closed again, in the reverse order.
 */
public final class Station implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Station.class);

  /** The name of the key that signs the house log. */
  public static final KeyName HOUSE_KEY = new KeyName("house", KeyName.Use.LOG);

  private final Configuration configuration;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Lines lines = new Lines();
  private final Announcer announcer;
  private final Recorder recorder;
  private final Base base;
  private final HouseKeeper house;
  private final HouseDoor door;
  private final AlarmBook alarms;
  private final HouseDesk houseDesk;
  private final MessageWiring messages;
  private final ReliefWiring relief;
  private final WatchFloor floor;
  private final VoiceDesk voice;
  private final VoiceWiring wiring;
  private final EscalationDesk escalation;
  private final CallNotes notes;
  private final ItemViews items;
  private final PairingBook book;
  private final LinesWiring pairing;
  private final Problems problems;
  private final StationViews views;
  private final Desk desk;

  /** What everything else stands on. */
  private record Base(Keys keys, Storage storage, StationRoutes routes) {}

  /**
   * Starts a station.
   *
   * @throws CannotOpen if its folder or keys cannot be used
   * @throws IOException if an address cannot be bound or a file of its state cannot be read
   * @throws GeneralSecurityException if the console's certificate cannot be used
   */
  public static Station start(Configuration configuration, String passphrase)
      throws CannotOpen, IOException, GeneralSecurityException {
    return start(configuration, passphrase, new MachineClock());
  }

  /** The same, with clocks of the caller's: a test moves time instead of waiting for it. */
  public static Station start(Configuration configuration, String passphrase, Clock clock)
      throws CannotOpen, IOException, GeneralSecurityException {
    return new Station(configuration, passphrase, clock);
  }

  private Station(Configuration configuration, String passphrase, Clock clock)
      throws CannotOpen, IOException, GeneralSecurityException {
    this.configuration = configuration;
    this.clock = clock;
    this.announcer = new Announcer(clock);
    try {
      this.base = openBase(passphrase);
      this.recorder = opened(new Recorder(configuration.state(), lines, clock, announcer));
      this.house = openHouse();
      this.door = new HouseDoor(house, clock, configuration.station().name());
      this.alarms = new AlarmBook(door, house);
      this.floor = openFloor();
      this.houseDesk = new HouseDesk(new HouseDesk.Parts(house, door, clock, lines, floor));
      this.voice = openVoice();
      this.wiring = VoiceWiring.open(configuration, base.keys(), voice);
      this.messages = new MessageWiring(lines, house, door, clock);
      this.relief = openRelief();
      floor.attach(relief.desk().beside(voice));
      floor.alsoAsk(new MessageLimits(lines, clock));
      this.escalation = openEscalation();
      this.notes = new CallNotes(house, door);
      this.items =
          messages.items(
              new CallViews(new CallViews.Sources(floor, notes, voice)),
              new Texts(houseDesk.readings(), notes));
      this.problems =
          new Problems(
              new Problems.Parts(
                  lines, floor, base.storage()::trouble, houseDesk.readings()::recorded));
      this.book = PairingBook.read(configuration.state());
      this.views = openViews();
      this.pairing = openLines();
      this.desk = openDesk();
    } catch (CannotOpen | IOException | GeneralSecurityException | RuntimeException refused) {
      close();
      throw refused;
    }
    LOG.info("station {} is up at {}", configuration.station().name(), desk.url());
  }

  /** Where the key file of a station lies. */
  public static Path keyFile(Configuration configuration) {
    return keyFile(configuration.state());
  }

  /** The same, of a state folder. */
  public static Path keyFile(Path state) {
    return state.resolve("keys");
  }

  /** Where the accounts of a station lie. */
  public static Path accountsFile(Configuration configuration) {
    return configuration.state().resolve("accounts.json");
  }

  /** Where the credentials of a station lie. */
  public static Path credentialsFile(Configuration configuration) {
    return configuration.state().resolve("credentials.json");
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private Base openBase(String passphrase) throws CannotOpen, IOException {
    var folder = opened(StateFolder.take(configuration.state()));
    Keys keys = PassphraseKeyFile.open(keyFile(configuration), passphrase);
    var storage = opened(openStorage(folder, keys));
    var routes = opened(StationRoutes.open(keys.routes(), listens()));
    opened(lines);
    return new Base(keys, storage, routes);
  }

  /** A station that is down over its records is the second worst failure: it rings without them. */
  private static Storage openStorage(StateFolder folder, Keys keys) {
    try {
      return Storage.open(folder, keys);
    } catch (CannotOpen journal) {
      LOG.error("started WITHOUT JOURNAL, ringing only: {}", journal.getMessage());
      return Storage.withoutJournal();
    }
  }

  private List<Listen> listens() {
    return configuration.routes().stream()
        .map(route -> new Listen(route.name(), route.listen().socketAddress()))
        .toList();
  }

  private WatchFloor openFloor() {
    var watch = configuration.watch();
    var plan = new BellPlan(watch.lines(), watch.supervisor(), watch.dutyPhone());
    var parts = new WatchFloor.Parts(lines, clock, plan, base.storage()::trouble, alarms);
    return opened(new WatchFloor(watch.positions(), parts, announcer::watchChanged));
  }

  private VoiceDesk openVoice() {
    var parts = new VoiceDesk.Parts(lines, floor, clock, announcer::voiceChanged);
    var made = opened(new VoiceDesk(parts));
    recorder.hear(made::health);
    return made;
  }

  private ReliefWiring openRelief() {
    var name = configuration.station().name();
    return new ReliefWiring(
        new ReliefWiring.Parts(lines, floor, clock, door, house, messages::openItems, name),
        ends());
  }

  private EscalationDesk openEscalation() {
    var parts = new EscalationDesk.Parts(lines, floor, door, clock, house.atStart());
    var ways = List.of(new Consoles(floor), new HandsetWay(floor, voice));
    return opened(new EscalationDesk(parts, ways));
  }

  private StationViews openViews() throws IOException {
    var officers =
        configuration.demo().isPresent()
            ? DemoPeople.shown(configuration.state())
            : List.<StationViews.DemoOfficer>of();
    var made =
        new StationViews(new StationViews.Parts(configuration, clock, floor, problems, officers));
    var evidence = new EvidenceFiles(configuration.state(), book, clock);
    announcer.attach(new Announcer.Sources(lines, floor, made, items, voice, evidence));
    return made;
  }

  private HouseKeeper openHouse() {
    var signer =
        base.keys()
            .signing(HOUSE_KEY)
            .orElseThrow(() -> new IllegalStateException("the key file lacks the house key"));
    var history = base.storage().history(HouseLog.LINE, Side.A);
    var ports = new HouseLog.Ports(clock, this::randomBytes, base.storage().writer(), signer);
    return opened(new HouseKeeper(configuration.station().name(), history, ports));
  }

  private LinesWiring openLines() {
    var shared =
        new LineKeeper.Shared(clock, this::randomBytes, base.storage().writer(), house, recorder);
    var ground =
        new LinesWiring.Ground(
            configuration,
            base.keys(),
            base.storage(),
            base.routes(),
            shared,
            book,
            door,
            lines,
            clock,
            this::randomBytes);
    return opened(new LinesWiring(ground, this::take, this::discard));
  }

  private void take(LineKeeper line) {
    lines.add(line);
    line.armed(floor.bells(line.name()));
    wiring.lineUp(line);
    announcer.lineChanged(line);
  }

  private void discard(LineKeeper line) {
    lines.remove(line.name());
    wiring.lineDown(line);
    base.routes().drop(line.identity().theirs().keys().tls());
    line.close();
  }

  private Bytes randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private Desk openDesk() throws IOException, GeneralSecurityException {
    var ground =
        new PeopleWiring.Ground(
            configuration.state(), clock, door, floor, voice, ends(), relief.desk());
    var people = new PeopleWiring(configuration, ground);
    Optional<ConsoleTls> tls =
        configuration.console().plain()
            ? Optional.empty()
            : Optional.of(ConsoleTls.of(configuration));
    return opened(
        Desk.open(
            new Desk.Parts(configuration, tls, people.people(), people.pace(), endpoints(people))));
  }

  private List<Endpoint> endpoints(PeopleWiring people) {
    var events = new EventStream(announcer.hub(), views::beat);
    var metrics = new Metrics(lines, floor, voice::health, clock);
    List<Endpoint> rows = new ArrayList<>(people.rows(views::full));
    rows.addAll(
        new HealthEndpoints(
                new HealthEndpoints.Parts(
                    views, events, metrics, people.people(), houseDesk.readings()))
            .endpoints());
    rows.addAll(houseDesk.endpoints());
    rows.addAll(callRows());
    rows.addAll(new LegEndpoints(voice, floor).endpoints());
    rows.addAll(
        new WatchEndpoints(
                floor, clock, configuration.demo().isPresent(), people.seated(relief.desk()))
            .endpoints());
    rows.addAll(new AlarmEndpoints(floor, alarms, clock).endpoints());
    rows.addAll(new EscalationEndpoints(floor, escalation).endpoints());
    rows.addAll(
        relief.endpoints(
            name -> people.named(name).map(Account::displayName).orElse(""),
            announcer.hub()::publish));
    rows.addAll(messages.endpoints(items, houseDesk.readings(), announcer.hub()::publish));
    rows.addAll(
        new JournalEndpoints(
                new JournalEndpoints.Parts(lines, book, base.storage(), houseDesk.readings()))
            .endpoints());
    rows.addAll(pairing.endpoints());
    rows.addAll(new DoctorEndpoints(configuration, clock, views::full).endpoints());
    return rows;
  }

  private PositionEnds ends() {
    return new PositionEnds(floor, lines, voice);
  }

  private List<Endpoint> callRows() {
    var ends = ends();
    List<Endpoint> rows = new ArrayList<>(new LineEndpoints(lines, items).endpoints());
    rows.addAll(new OrderEndpoints(lines, items, ends).endpoints());
    rows.addAll(new StopEndpoints(lines, items, ends).endpoints());
    rows.addAll(new StatusEndpoints(lines).endpoints());
    rows.addAll(new LineHealthEndpoints(lines, recorder, clock).endpoints());
    rows.addAll(
        new InCallEndpoints(new InCallEndpoints.Parts(lines, items, ends, notes, clock))
            .endpoints());
    return rows;
  }

  /** Where the console is. */
  public String url() {
    return desk.url();
  }

  /** Every row of the desk's table. */
  public List<Endpoint> rows() {
    return desk.rows();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("a part of the station did not close well", e);
      }
    }
  }
}
