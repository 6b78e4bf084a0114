package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt;
import parley.voice.handset.SrtpPolicy;

final class RegistrarTest {
  private static final InetAddress DESK = InetAddress.ofLiteral("10.0.0.9");
  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("10.0.0.66");
  private static final ListenAt POINT =
      new ListenAt(ListenAt.Transport.UDP, new InetSocketAddress("10.0.0.1", 5060));

  private final Handset modern = handset("desk-1", false, Optional.of(DESK));
  private final Handset old = handset("desk-2", true, Optional.empty());
  private final Registrar registrar =
      new Registrar(
          new HandsetConfig(List.of(POINT), "alder", List.of(modern, old), HandsetLimits.usual()),
          new Random(3));

  @Test
  void the_right_password_proves_a_handset_once_for_each_count() {
    var said = said("desk-1", Digest.SHA_256, registrar.nonce(0), 1);

    assertThat(registrar.prove(said, "REGISTER", DESK, 10))
        .isEqualTo(new Registrar.Proof.Proven(modern));
    assertThat(registrar.prove(said, "REGISTER", DESK, 20))
        .isEqualTo(new Registrar.Proof.Challenged(true));
  }

  @Test
  void md5_proves_only_a_handset_that_may_use_it() {
    var refused = said("desk-1", Digest.MD5, registrar.nonce(0), 1);
    var taken = said("desk-2", Digest.MD5, registrar.nonce(0), 1);

    assertThat(registrar.prove(refused, "REGISTER", DESK, 10))
        .isEqualTo(new Registrar.Proof.Challenged(false));
    assertThat(registrar.prove(taken, "REGISTER", DESK, 10))
        .isEqualTo(new Registrar.Proof.Proven(old));
  }

  @Test
  void a_response_is_worth_nothing_for_another_method() {
    var said = said("desk-1", Digest.SHA_256, registrar.nonce(0), 1);

    assertThat(registrar.prove(said, "INVITE", DESK, 10))
        .isEqualTo(new Registrar.Proof.Challenged(false));
  }

  @Test
  void an_old_nonce_is_stale_and_a_strange_one_is_not() {
    var late = HandsetLimits.usual().nonceLife().toMillis() + 1;
    var old = said("desk-1", Digest.SHA_256, registrar.nonce(0), 1);
    var strange = said("desk-1", Digest.SHA_256, "bm9uY2U", 1);

    assertThat(registrar.prove(old, "REGISTER", DESK, late))
        .isEqualTo(new Registrar.Proof.Challenged(true));
    assertThat(registrar.prove(strange, "REGISTER", DESK, 10))
        .isEqualTo(new Registrar.Proof.Challenged(false));
  }

  @Test
  void a_handset_with_an_address_is_barred_from_any_other() {
    var said = said("desk-1", Digest.SHA_256, registrar.nonce(0), 1);

    assertThat(registrar.prove(said, "REGISTER", ELSEWHERE, 10))
        .isEqualTo(new Registrar.Proof.Barred());
  }

  @Test
  void a_name_that_nobody_has_is_challenged_like_any_other() {
    assertThat(registrar.challenge("nobody")).isEqualTo(registrar.challenge("desk-1"));
    assertThat(registrar.challenge("desk-2")).isEqualTo(Digest.MD5);
  }

  @Test
  void a_binding_runs_out_when_it_is_not_refreshed() {
    registrar.bind(binding(1_000));
    registrar.bind(binding(2_000));

    assertThat(registrar.expire(1_999)).isEmpty();
    assertThat(registrar.isHome(DESK)).isTrue();
    assertThat(registrar.expire(2_000)).containsExactly("desk-1");
    assertThat(registrar.registered()).isEmpty();
    assertThat(registrar.isHome(DESK)).isFalse();
  }

  private Registrar.Binding binding(long until) {
    var flow = new Flow(POINT, new InetSocketAddress(DESK, 5060));
    return new Registrar.Binding(modern, flow, "sip:desk-1@10.0.0.9", until);
  }

  private static Handset handset(String name, boolean md5, Optional<InetAddress> from) {
    return new Handset(
        name, "secret"::toCharArray, "oak", SrtpPolicy.NEVER, from, md5, false, false);
  }

  private static Credentials said(String name, Digest digest, String nonce, int count) {
    var open =
        new Credentials(
            name, "alder", nonce, "sip:x", "%08x".formatted(count), "c", digest.word(), "");
    var secret = digest.secret(name, "alder", "secret".toCharArray());
    return new Credentials(
        name,
        "alder",
        nonce,
        "sip:x",
        open.count(),
        "c",
        digest.word(),
        digest.response(secret, open, "REGISTER"));
  }
}
