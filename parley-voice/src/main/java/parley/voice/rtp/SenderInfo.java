package parley.voice.rtp;

/**
 * What a sender report says of its stream (RFC 3550 section 6.4.1).
 *
 * @param ntp time of the report in NTP's 64-bit form
 * @param timestamp the same instant in the stream's RTP clock, 0 to 2^32 - 1
 * @param packets sent since the stream began, modulo 2^32
 * @param octets of payload sent since the stream began, modulo 2^32
 */
public record SenderInfo(long ntp, long timestamp, long packets, long octets) {}
