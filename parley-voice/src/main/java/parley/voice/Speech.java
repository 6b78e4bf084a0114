package parley.voice;

import parley.journal.Bytes;

/**
 * A short stretch of coded speech: what one RTP packet carries, mostly 20 ms.
 *
 * @param sequence of its sender's stream, 0 to 65535
 * @param timestamp of its first sample, in units of the codec's clock, 0 to 2^32 - 1
 * @param marker the first of a spurt
 */
public record Speech(Codec codec, int sequence, long timestamp, boolean marker, Bytes payload) {}
