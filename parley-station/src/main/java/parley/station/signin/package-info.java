/**
 * Who is at the desk: accounts with passphrases, the credentials that stand for a sign-in, and what
 * each role may do.
 *
 * <p>A passphrase is checked with Argon2id and never stored. A credential is 256 random bits of
 * which only the SHA-256 is stored, so that a copy of the state folder opens nothing. A cookie and
 * a bearer token are the same thing; a token may carry fewer scopes. Wrong passphrases slow down
 * the address they come from and never lock the account: whoever is signed in can answer a ring.
 */
@NullMarked
package parley.station.signin;

import org.jspecify.annotations.NullMarked;
