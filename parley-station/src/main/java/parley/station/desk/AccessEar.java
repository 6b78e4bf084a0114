package parley.station.desk;

import parley.station.signin.Account;
import parley.station.signin.Credential;

/** Hears what may mean that somebody is not who they say they are. */
public interface AccessEar {
  /** A session's cookie came without the key of its console: somebody else holds it. */
  void stolen(Credential session, String address);

  /** Somebody signed in at the browser that {@code console} names. */
  void signedIn(Account who, String console);

  /** Nobody listens. */
  AccessEar NONE =
      new AccessEar() {
        @Override
        public void stolen(Credential session, String address) {}

        @Override
        public void signedIn(Account who, String console) {}
      };
}
