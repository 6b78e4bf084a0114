package parley.station.setup;

import java.net.URI;
import java.util.Optional;
import parley.station.configuration.Configuration.Pem;
import parley.station.configuration.HostPort;

/**
 * Where the console will be, and the wizard is now: passkeys hold at the address at which they were
 * made, so both must be the same. Plain HTTP on the loopback address, HTTPS anywhere else.
 *
 * @param origin under which browsers know it, where that is not the listening address
 * @param certificate PEM files of its HTTPS; the station makes a certificate where it is empty
 */
public record ConsoleDoor(HostPort listen, Optional<URI> origin, Optional<Pem> certificate) {
  boolean plain() {
    return listen.isLoopback() && origin.isEmpty() && certificate.isEmpty();
  }
}
