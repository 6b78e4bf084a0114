package parley.voice.sip;

/**
 * What an Authorization header says, as text and unproven.
 *
 * @param count the nonce count as written, eight hexadecimal digits
 */
record Credentials(
    String name,
    String realm,
    String nonce,
    String uri,
    String count,
    String clientNonce,
    String algorithm,
    String response) {
  @Override
  public String toString() {
    return "Credentials[" + name + "]";
  }
}
