package parley.voice.rtp;

/**
 * What a receiver says of one stream (RFC 3550 section 6.4.1).
 *
 * @param fractionLost since the report before, in 1/256
 * @param lost since the stream began; negative when there were more copies than losses
 * @param highest extended highest sequence number received, 0 to 2^32 - 1
 * @param jitter in units of the stream's clock
 * @param lastReport middle 32 bits of the NTP time of the last sender report; 0 if there was none
 * @param delay since that report, in 1/65536 s
 */
public record ReportBlock(
    long ssrc, int fractionLost, int lost, long highest, long jitter, long lastReport, long delay) {
  /**
   * Returns the round trip that this report proves, in milliseconds; negative when it proves none.
   *
   * @param ntp our clock on arrival, in NTP's 64-bit form
   */
  public double roundTripMillis(long ntp) {
    if (lastReport == 0) {
      return -1;
    }
    var units = ((ntp >>> 16) - lastReport - delay) & 0xffff_ffffL;
    var millis = units * 1000.0 / 65536;
    return millis > 60_000 ? -1 : millis;
  }
}
