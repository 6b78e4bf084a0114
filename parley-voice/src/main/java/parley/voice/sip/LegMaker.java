package parley.voice.sip;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import parley.voice.leg.Hearer;
import parley.voice.leg.MonoClock;
import parley.voice.leg.VoiceSocket;

/**
 * What legs to handsets are made with.
 *
 * @param advertised where handsets send their speech: the socket's address as they see it
 */
record LegMaker(
    VoiceSocket socket,
    InetSocketAddress advertised,
    Hearer hearer,
    SecureRandom chance,
    MonoClock clock) {}
