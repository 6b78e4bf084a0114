package parley.voice.sip;

import java.net.InetSocketAddress;
import parley.voice.handset.ListenAt;

/** The way to a handset: the point at which it spoke to us, and the address it spoke from. */
record Flow(ListenAt point, InetSocketAddress remote) {}
