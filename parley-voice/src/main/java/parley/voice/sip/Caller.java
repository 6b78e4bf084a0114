package parley.voice.sip;

import java.net.InetSocketAddress;
import parley.voice.handset.Handset;
import parley.voice.handset.ListenAt;

/** The handset that proved an INVITE, and the way it came. */
record Caller(Handset handset, ListenAt point, InetSocketAddress remote) {}
