package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.core.frame.Frame;
import parley.core.route.Cause;

/** Paths that fail, stations that die, and strangers at the door. */
final class FaultTest {
  private final Heard heardHere = new Heard();
  private final Heard heardThere = new Heard();

  @Test
  void where_nobody_listens_a_dial_is_refused() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (var here = new Post("wire")) {
      var net = here.line(Post.newKey(), Post.loopback(port), heardHere);

      net.dial("wire");

      assertThat(heardHere.next()).isEqualTo(new Heard.Event.DialFailed("wire", Cause.REFUSED));
    }
  }

  @Test
  void a_name_that_does_not_resolve_is_unreachable() throws Exception {
    try (var here = new Post("wire")) {
      var nowhere = InetSocketAddress.createUnresolved("station.invalid", 7001);
      var net = here.line(Post.newKey(), nowhere, heardHere);

      net.dial("wire");

      assertThat(heardHere.next()).isEqualTo(new Heard.Event.DialFailed("wire", Cause.UNREACHABLE));
    }
  }

  @Test
  void a_route_without_an_address_is_unreachable() throws Exception {
    try (var here = new Post("wire")) {
      var net = here.line(Post.newKey(), Post.loopback(1), heardHere);

      net.dial("radio");

      assertThat(heardHere.next())
          .isEqualTo(new Heard.Event.DialFailed("radio", Cause.UNREACHABLE));
    }
  }

  @Test
  void a_path_that_is_cut_resets_both_ends_and_the_next_dial_works() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);
      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class).connection();
      var theirs = heardThere.next(Heard.Event.Connected.class).connection();

      path.cut();
      var oursClosed = heardHere.next();
      var theirsClosed = heardThere.next();
      net.dial("wire");
      var failed = heardHere.next();
      path.heal();
      net.dial("wire");

      assertThat(oursClosed).isEqualTo(new Heard.Event.Closed(ours, Cause.RESET));
      assertThat(theirsClosed).isEqualTo(new Heard.Event.Closed(theirs, Cause.RESET));
      assertThat(failed).isEqualTo(new Heard.Event.DialFailed("wire", Cause.RESET));
      assertThat(heardHere.next()).isInstanceOf(Heard.Event.Connected.class);
    }
  }

  @Test
  void a_station_that_stops_closes_in_order() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(here, heardThere, "wire");
      var net = here.line(there, heardHere, "wire");
      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class).connection();
      var theirs = heardThere.next(Heard.Event.Connected.class).connection();

      there.routes.close();

      assertThat(heardHere.next()).isEqualTo(new Heard.Event.Closed(ours, Cause.CLOSED_BY_THEM));
      assertThat(heardThere.next()).isEqualTo(new Heard.Event.Closed(theirs, Cause.CLOSED_BY_US));
      assertThat(heardHere.isSilent()).isTrue();
    }
  }

  @Test
  void a_connection_that_is_closed_here_is_closed_there_while_frames_still_come() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      var back = there.line(here, heardThere, "wire");
      var net = here.line(there, heardHere, "wire");
      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class).connection();
      var theirs = heardThere.next(Heard.Event.Connected.class).connection();

      back.send(theirs, new SomeFrames(3).large(), false);
      net.close(ours);
      net.close(ours);
      net.send(ours, new Frame.Ask(1, 1), true);

      assertThat(heardHere.next(Heard.Event.Closed.class))
          .isEqualTo(new Heard.Event.Closed(ours, Cause.CLOSED_BY_US));
      // A close with bytes still unread reaches the other end as a reset (RFC 9293 section 3.10.4).
      assertThat(heardThere.next())
          .isIn(
              new Heard.Event.Closed(theirs, Cause.CLOSED_BY_THEM),
              new Heard.Event.Closed(theirs, Cause.RESET));
      assertThat(heardHere.isSilent()).isTrue();
    }
  }

  @Test
  void a_far_end_that_takes_the_connection_and_says_nothing_is_not_taken_for_no_route()
      throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);
      path.swallow();

      net.dial("wire");

      assertThat(heardHere.next())
          .isEqualTo(new Heard.Event.DialFailed("wire", Cause.TAKEN_IN_SILENCE));
    }
  }

  @Test
  void what_was_swallowed_comes_when_the_path_has_healed() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);
      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class).connection();
      heardThere.next(Heard.Event.Connected.class);

      path.swallow();
      net.send(ours, new Frame.Ask(1, 1), true);
      path.heal();

      assertThat(heardThere.next(Heard.Event.Received.class).frame())
          .isEqualTo(new Frame.Ask(1, 1));
    }
  }

  @Test
  void a_dropped_line_loses_its_connections_and_its_counterpart_is_a_stranger() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(here, heardThere, "wire");
      var net = here.line(there, heardHere, "wire");
      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class).connection();

      there.routes.drop(Post.pin(here.key));
      var closed = heardHere.next();
      net.dial("wire");
      var again = heardHere.next(Heard.Event.Connected.class).connection();

      // With something of ours unread over there, its end reaches us as a reset.
      assertThat(closed)
          .isIn(
              new Heard.Event.Closed(ours, Cause.CLOSED_BY_THEM),
              new Heard.Event.Closed(ours, Cause.RESET));
      assertThat(heardHere.next()).isEqualTo(new Heard.Event.Closed(again, Cause.WRONG_KEY));
    }
  }

  @Test
  void the_third_connection_of_a_counterpart_on_one_route_is_refused() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(here, heardThere, "wire");
      var net = here.line(there, heardHere, "wire");

      for (var times = 0; times < 2; times++) {
        net.dial("wire");
        heardHere.next(Heard.Event.Connected.class);
        heardThere.next(Heard.Event.Connected.class);
      }
      net.dial("wire");
      var third = heardHere.next(Heard.Event.Connected.class).connection();

      assertThat(heardHere.next(Heard.Event.Closed.class).connection()).isEqualTo(third);
      there.awaitRefused(1);
      assertThat(heardThere.isSilent()).isTrue();
    }
  }

  @Test
  void a_station_does_not_start_deaf() throws Exception {
    try (var here = new Post("wire")) {
      var taken = new Listen("radio", here.routes.bound("wire"));
      var free = new Listen("wire", Post.loopback(0));

      assertThatExceptionOfType(CannotListen.class)
          .isThrownBy(() -> StationRoutes.open(Post.newKey(), List.of(free, taken)))
          .withMessageContaining("radio")
          .withMessageContaining(String.valueOf(here.port("wire")))
          .satisfies(refused -> assertThat(refused.listen()).isEqualTo(taken));
    }
  }

  @Test
  void a_closed_station_frees_its_port_and_two_lines_to_one_counterpart_are_refused()
      throws Exception {
    InetSocketAddress address;
    try (var here = new Post("wire")) {
      address = here.routes.bound("wire");
      var other = Post.newKey();
      here.line(other, Post.loopback(1), heardHere);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> here.line(other, Post.loopback(1), heardHere));
    }

    StationRoutes.open(Post.newKey(), List.of(new Listen("wire", address))).close();
  }

  @Test
  void garbage_before_any_handshake_is_refused_and_counted() throws Exception {
    try (var here = new Post("wire");
        var stranger = new Socket()) {
      stranger.connect(here.routes.bound("wire"));
      stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));

      stranger.getInputStream().readAllBytes();

      here.awaitRefused(1);
      assertThat(heardHere.isSilent()).isTrue();
    }
  }

  @Test
  void twenty_handshakes_of_garbage_leave_the_listener_as_it_was() throws Exception {
    var key = Post.newKey();
    try (var here = new Post("wire")) {
      here.line(key, Post.loopback(1), heardHere);
      for (var seed = 0; seed < 20; seed++) {
        var garbage = new SomeFrames(seed).bytes(300).toArray();
        // A TLS record that holds a client's hello, as far as its first bytes say.
        System.arraycopy(new byte[] {22, 3, 1, 1, 0x27, 1, 0, 1, 0x23, 3, 3}, 0, garbage, 0, 11);
        try (var stranger = new Socket()) {
          stranger.connect(here.routes.bound("wire"));
          stranger.getOutputStream().write(garbage);
          stranger.getInputStream().readAllBytes();
        }
      }

      here.awaitRefused(20);
      try (var _ = Stranger.connect(key, here.routes.bound("wire"))) {
        assertThat(heardHere.next()).isInstanceOf(Heard.Event.Connected.class);
      }
    }
  }

  @Test
  void half_open_handshakes_of_one_address_stop_nobody_else_and_die_themselves() throws Exception {
    var key = Post.newKey();
    var sockets = new ArrayList<Socket>();
    try (var here = new Post("wire")) {
      here.line(key, Post.loopback(1), heardHere);
      for (var count = 0; count < 300; count++) {
        var socket = new Socket();
        sockets.add(socket);
        socket.connect(here.routes.bound("wire"));
      }
      here.awaitRefused(300 - RouteLimits.HANDSHAKES_PER_ADDRESS);

      try (var _ = Stranger.connect(key, here.routes.bound("wire"), "127.0.0.2")) {
        assertThat(heardHere.next()).isInstanceOf(Heard.Event.Connected.class);
      }

      here.awaitRefused(300);
      try (var _ = Stranger.connect(key, here.routes.bound("wire"))) {
        heardHere.next(Heard.Event.Connected.class);
      }
      assertThat(here.counters().handshakesRefused()).isEqualTo(300);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
