package parley.voice.sip;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.function.LongSupplier;
import parley.voice.leg.Hearer;
import parley.voice.leg.VoiceSocket;

/**
 * What legs to handsets are made with.
 *
 * @param advertised where handsets send their speech: the socket's address as they see it
 * @param monoMillis a clock that only goes forward
 */
record LegMaker(
    VoiceSocket socket,
    InetSocketAddress advertised,
    Hearer hearer,
    SecureRandom chance,
    LongSupplier monoMillis) {}
