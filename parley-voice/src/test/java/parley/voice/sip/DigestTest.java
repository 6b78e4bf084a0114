package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The examples of RFC 7616 section 3.9.1, and our own nonces. */
final class DigestTest {
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final Credentials EXAMPLE =
      new Credentials(
          "Mufasa",
          "http-auth@example.org",
          NONCE,
          "/dir/index.html",
          "00000001",
          "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
          "SHA-256",
          "");

  @Test
  void the_response_by_sha_256_is_that_of_rfc_7616() {
    assertThat(response(Digest.SHA_256))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void the_response_by_md5_is_that_of_rfc_7616() {
    assertThat(response(Digest.MD5)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  @Test
  void a_password_is_wiped_once_it_is_digested() {
    var password = "Circle of Life".toCharArray();

    Digest.SHA_256.secret("Mufasa", "realm", password);

    assertThat(password).containsOnly('\0');
  }

  @Test
  void algorithms_are_known_by_name_only() {
    assertThat(Digest.of("sha-256")).contains(Digest.SHA_256);
    assertThat(Digest.of("SHA-512-256")).isEmpty();
    assertThat(Digest.of("")).isEmpty();
  }

  private static String response(Digest digest) {
    var secret = digest.secret("Mufasa", "http-auth@example.org", "Circle of Life".toCharArray());
    return digest.response(secret, EXAMPLE, "GET");
  }
}
