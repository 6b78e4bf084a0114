/**
 * Sends the beats from a worker: a page that is hidden for minutes may run its timers once a minute, a worker
 * keeps its own time. So the station learns the truth (hidden, silent) instead of just hearing nothing.
 */
import { Beats, type BeatOrder } from './beats';

const beats = new Beats();

self.onmessage = ({ data }: MessageEvent<BeatOrder>) => beats.take(data);
