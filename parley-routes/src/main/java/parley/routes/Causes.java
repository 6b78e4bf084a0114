package parley.routes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsNoCloseNotifyException;
import parley.core.route.Cause;

/** What an exception of the network or of TLS means for a route. */
final class Causes {
  private Causes() {}

  static Cause of(IOException failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      var cause = ofOne(one);
      if (cause != Cause.CLOSED_BY_THEM) {
        return cause;
      }
    }
    return Cause.RESET;
  }

  /** Returns {@link Cause#CLOSED_BY_THEM} if this link of the chain alone tells nothing. */
  private static Cause ofOne(Throwable failure) {
    return switch (failure) {
      case PinnedKeys.UnknownKey _ -> Cause.WRONG_KEY;
      case TlsFatalAlertReceived alert -> ofTheirs(alert.getAlertDescription());
      case TlsFatalAlert alert -> ofOurs(alert);
      case TlsNoCloseNotifyException _ -> Cause.RESET;
      case NoRouteToHostException _, UnknownHostException _ -> Cause.UNREACHABLE;
      case SocketTimeoutException _ -> Cause.TIMED_OUT;
      case ConnectException refused -> ofConnect(refused);
      case SocketException broken -> ofBroken(broken);
      default -> Cause.CLOSED_BY_THEM;
    };
  }

  /** An alert that we raise over a key has the key's exception behind it. */
  private static Cause ofOurs(TlsFatalAlert alert) {
    return alert.getCause() == null ? Cause.BAD_FRAME : Cause.CLOSED_BY_THEM;
  }

  /** RFC 8446 §6.2: these say that they do not accept the key we proved. */
  private static Cause ofTheirs(short alert) {
    return switch (alert) {
      case AlertDescription.bad_certificate,
          AlertDescription.unsupported_certificate,
          AlertDescription.certificate_revoked,
          AlertDescription.certificate_expired,
          AlertDescription.certificate_unknown,
          AlertDescription.unknown_ca,
          AlertDescription.access_denied,
          AlertDescription.certificate_required ->
          Cause.WRONG_KEY;
      default -> Cause.RESET;
    };
  }

  private static Cause ofConnect(ConnectException failure) {
    var text = text(failure);
    if (text.contains("timed out")) {
      return Cause.TIMED_OUT;
    }
    return text.contains("unreachable") ? Cause.UNREACHABLE : Cause.REFUSED;
  }

  private static Cause ofBroken(SocketException failure) {
    var text = text(failure);
    if (text.contains("timed out")) {
      return Cause.TIMED_OUT;
    }
    return text.contains("unreachable") ? Cause.UNREACHABLE : Cause.RESET;
  }

  private static String text(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}
