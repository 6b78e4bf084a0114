package parley.station.setup;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import parley.station.configuration.Configuration;
import parley.station.desk.ConsoleTls;
import parley.station.desk.Desk;
import parley.station.desk.Endpoint;
import parley.station.setup.SetUp.Parts;
import parley.station.signin.Challenges;
import parley.station.signin.Pace;
import parley.station.signin.RelyingParty;
import parley.store.CannotOpen;
import parley.store.StateFolder;

/** The desk of a wizard: it listens where the station's own will, and holds its state folder. */
public final class SetUpDesk implements AutoCloseable {
  private final CompletableFuture<String> finished = new CompletableFuture<>();
  private final SetUpCode code = new SetUpCode();
  private final StateFolder folder;
  private final Desk desk;
  private final String address;

  private SetUpDesk(SetUpPlace place, ConsoleDoor door, StateFolder folder)
      throws IOException, GeneralSecurityException {
    InstantSource clock = InstantSource.system();
    this.folder = folder;
    var wizard = new SetUp(new Parts(place, door, clock, finished::complete));
    Configuration configuration = ConfigurationText.parsed(place, door, Progress.NONE);
    var console = configuration.console();
    Optional<RelyingParty> passkeys =
        console.origin().map(origin -> new RelyingParty(origin, new Challenges(clock), clock));
    Optional<ConsoleTls> tls =
        console.plain() ? Optional.empty() : Optional.of(ConsoleTls.of(configuration));
    var listens = (console.plain() ? "http://" : "https://") + console.listen();
    var views = new SetUpViews(wizard, place, listens);
    this.address = views.address();
    List<Endpoint> rows = new ArrayList<>(new SetUpEndpoints(wizard, code, views).endpoints());
    rows.addAll(new SetUpPeopleEndpoints(wizard, passkeys, views).endpoints());
    this.desk = Desk.open(new Desk.Parts(configuration, tls, code, new Pace(clock), rows));
  }

  /**
   * Takes the folder and listens.
   *
   * @throws CannotOpen if the folder is in use or cannot be
   * @throws IOException if what an earlier start left cannot be read
   */
  public static SetUpDesk open(SetUpPlace place, ConsoleDoor door)
      throws IOException, CannotOpen, GeneralSecurityException {
    place.claim();
    var folder = StateFolder.take(place.state());
    try {
      return new SetUpDesk(place, door, folder);
    } catch (IOException | GeneralSecurityException | RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  /** The one address to open; the code in it never reaches a log, because it follows the #. */
  public String address() {
    return address + "/?view=set-up#" + code.code();
  }

  /** Every row it serves. */
  public List<Endpoint> rows() {
    return desk.rows();
  }

  /** Waits until the wizard is finished and returns the passphrase of the keys. */
  public String await() throws InterruptedException {
    try {
      return finished.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() throws IOException {
    desk.close();
    folder.close();
  }
}
