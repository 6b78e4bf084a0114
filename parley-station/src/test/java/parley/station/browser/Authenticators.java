package parley.station.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** The security keys of several people, each plugged into one browser at a time. */
final class Authenticators {
  private final Map<String, JsonArray> credentials = new HashMap<>();
  private final Map<Page, CDPSession> sessions = new HashMap<>();
  private final Map<Page, Plugged> plugged = new HashMap<>();

  private record Plugged(String person, String id) {}

  /** Plugs this person's key into that browser, and takes out the one that was there. */
  void plug(Page page, String person) {
    var chromium =
        sessions.computeIfAbsent(
            page,
            _ -> {
              var session = page.context().newCDPSession(page);
              session.send("WebAuthn.enable");
              return session;
            });
    unplug(page);
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var wanted = new JsonObject();
    wanted.add("options", options);
    var id =
        chromium
            .send("WebAuthn.addVirtualAuthenticator", wanted)
            .get("authenticatorId")
            .getAsString();
    for (JsonElement credential : credentials.getOrDefault(person, new JsonArray())) {
      var known = named(id);
      known.add("credential", credential);
      chromium.send("WebAuthn.addCredential", known);
    }
    plugged.put(page, new Plugged(person, id));
  }

  /** Takes the key out of that browser; what is on it stays with its owner. */
  void unplug(Page page) {
    var before = plugged.remove(page);
    var chromium = sessions.get(page);
    if (before != null && chromium != null) {
      var held = chromium.send("WebAuthn.getCredentials", named(before.id()));
      credentials.put(before.person(), held.getAsJsonArray("credentials"));
      chromium.send("WebAuthn.removeVirtualAuthenticator", named(before.id()));
    }
  }

  private static JsonObject named(String id) {
    var which = new JsonObject();
    which.addProperty("authenticatorId", id);
    return which;
  }
}
