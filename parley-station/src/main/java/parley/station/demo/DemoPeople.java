package parley.station.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.station.answer.Json;
import parley.station.health.StationViews.DemoOfficer;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Passphrases;
import parley.station.signin.PrivateFile;
import parley.station.signin.Role;

/** The people of a demo station, all invented, with passphrases that the sign-in page shows. */
public record DemoPeople(Person officer, Person supervisor) {
  /** One of them. */
  public record Person(String name, String displayName, String passphrase) {}

  private static final Person FIRST = new Person("admin-1", "Administrator 1", "first of two keys");
  private static final Person SECOND =
      new Person("admin-2", "Administrator 2", "second of two keys");
  private static final String FILE = "demo-officers.json";

  /** Returns the people of alder or birch. */
  static DemoPeople of(String station) {
    return station.equals("alder")
        ? new DemoPeople(
            new Person("almark", "Maj ALMARK", "north wind over water"),
            new Person("serrin", "Lt SERRIN", "lamp in the window"))
        : new DemoPeople(
            new Person("torven", "Cpt TORVEN", "three bells at noon"),
            new Person("lindqvist", "Lt LINDQVIST", "salt on the quay"));
  }

  /** Writes accounts, and what the sign-in page shows of them. */
  void write(Path state) throws IOException {
    var accounts =
        List.of(
            account(officer, Role.OFFICER),
            account(supervisor, Role.SUPERVISOR),
            account(FIRST, Role.ADMINISTRATOR),
            account(SECOND, Role.ADMINISTRATOR));
    new Accounts(accounts).write(state.resolve("accounts.json"));
    ObjectNode shown = Json.object();
    shown.set(
        "officers",
        Json.array(
            List.of(officer, supervisor),
            person ->
                Json.object()
                    .put("name", person.name())
                    .put("passphrase", person.passphrase())
                    .put("displayName", person.displayName())));
    PrivateFile.replace(state.resolve(FILE), Json.pretty(shown));
  }

  private static Account account(Person person, Role role) {
    return new Account(
        person.name(), person.displayName(), role, Passphrases.QUICK.hash(person.passphrase()));
  }

  /** Reads what the sign-in page of a demo station shows; nothing when there is no such file. */
  public static List<DemoOfficer> shown(Path state) throws IOException {
    List<DemoOfficer> officers = new ArrayList<>();
    Path file = state.resolve(FILE);
    if (Files.exists(file)) {
      Json.parse(Files.readString(file))
          .path("officers")
          .forEach(
              node ->
                  officers.add(
                      new DemoOfficer(
                          Json.required(node, "name"),
                          Json.required(node, "passphrase"),
                          Json.required(node, "displayName"))));
    }
    return officers;
  }
}
