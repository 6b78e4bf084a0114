/**
 * How frames travel between two stations.
 *
 * <p>{@link parley.routes.StationRoutes} is all a station sees: it listens on every route, dials
 * the counterparts, lets in only keys that were pinned at pairing, and tells each line through its
 * {@link parley.routes.LineEar} what came of it. On each connection a frame is encoded ({@link
 * parley.routes.FrameCodec}), cut into parts by the core's send queue, and written to a TLS 1.3
 * socket; the far end puts the parts together again and confirms how many bytes it has read.
 *
 * <p>What to send, when to dial and which of two connections stays is decided in the core. Here are
 * only the sockets, the threads (two virtual ones a connection) and the limits, which all stand in
 * {@link parley.routes.RouteLimits}. docs/protocol/line.md describes the protocol for those who
 * write another station.
 */
@NullMarked
package parley.routes;

import org.jspecify.annotations.NullMarked;
