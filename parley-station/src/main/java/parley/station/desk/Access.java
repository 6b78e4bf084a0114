package parley.station.desk;

import parley.station.signin.Scope;

/** Who may use an endpoint. There is no third kind: what is not open needs a scope. */
public sealed interface Access {
  /** No sign-in: the sign-in itself, the console's own files, health. */
  record Open() implements Access {}

  /** Somebody signed in whose role and credential both carry the scope. */
  record Needs(Scope scope) implements Access {}

  static Access open() {
    return new Open();
  }

  static Access needs(Scope scope) {
    return new Needs(scope);
  }
}
