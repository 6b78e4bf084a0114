package parley.routes;

/**
 * What was counted on one route since the start.
 *
 * @param handshakesRefused incoming handshakes that were turned away or came to nothing
 * @param badFrames connections given up because the far end sent what no station may send
 * @param overfull connections given up because the far end did not read
 * @param bytesIn bytes read from the network, encryption included
 * @param bytesOut bytes written to the network, encryption included
 */
public record Counters(
    long handshakesRefused, long badFrames, long overfull, long bytesIn, long bytesOut) {}
