package parley.voice.sip;

import parley.voice.Codec;

/** A codec and the payload type by which its packets are known in one call, 0 to 127. */
record Format(Codec codec, int payloadType) {}
