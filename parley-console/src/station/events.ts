/**
 * The event stream of the station, read with `fetch` rather than `EventSource`: a half-dead connection that
 * delivers nothing must be dropped by us within seconds, and `Last-Event-ID` must survive that.
 */

import { stamped } from './stamp';

/** One event as the station wrote it. */
export interface StreamEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

/** Splits a text/event-stream into events; keeps what is not yet complete for the next chunk. */
export class EventParser {
  #rest = '';

  /** Returns the events that `chunk` completed. */
  push(chunk: string): StreamEvent[] {
    this.#rest = (this.#rest + chunk).replaceAll('\r\n', '\n');
    const blocks = this.#rest.split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.map(parseBlock).filter((event) => event !== undefined);
  }
}

function parseBlock(block: string): StreamEvent | undefined {
  let event = 'message';
  let id: string | undefined;
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id') id = value;
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n'), ...(id === undefined ? {} : { id }) };
}

export interface StreamListener {
  /** A connection stands; `resumed` when the station was asked to go on after an event we already had. */
  opened(resumed: boolean): void;
  event(event: StreamEvent): void;
  /** The station no longer knows this officer. */
  signedOut(): void;
}

/** Beats come every second; after this long without a byte the connection is given up and dialled again. */
const SILENT_MILLIS = 3_000;
const FIRST_RETRY_MILLIS = 250;
/** Redial never waits longer than this: an officer must not watch a dead screen that could be live. */
const MAX_RETRY_MILLIS = 1_000;

/** Keeps one event stream open until stopped. */
export class EventStream {
  #lastId: string | undefined;
  #stopped = false;
  #abort: AbortController | undefined;
  readonly #listener: StreamListener;

  constructor(listener: StreamListener) {
    this.#listener = listener;
  }

  /** Runs until {@link stop}; returns at once, events arrive at the listener. */
  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#abort?.abort();
  }

  async #run(): Promise<void> {
    let wait = FIRST_RETRY_MILLIS;
    while (!this.#stopped) {
      const heard = await this.#readOnce();
      wait = heard ? FIRST_RETRY_MILLIS : Math.min(wait * 2, MAX_RETRY_MILLIS);
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Returns whether the station said anything before the connection ended. */
  async #readOnce(): Promise<boolean> {
    const abort = new AbortController();
    this.#abort = abort;
    let timer = setTimeout(() => abort.abort(), SILENT_MILLIS);
    let heard = false;
    try {
      const response = await this.#open(abort.signal);
      if (response === undefined) return false;
      const parser = new EventParser();
      const reader = response.pipeThrough(new TextDecoderStream()).getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), SILENT_MILLIS);
        heard = true;
        parser.push(next.value).forEach((event) => this.#take(event));
      }
    } catch {
      // A broken connection is an ordinary event; the shell shows that nothing arrives and we dial again.
    } finally {
      clearTimeout(timer);
    }
    return heard;
  }

  async #open(signal: AbortSignal): Promise<ReadableStream<BufferSource> | undefined> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (this.#lastId !== undefined) headers['Last-Event-ID'] = this.#lastId;
    const response = await stamped('/api/v1/events', { method: 'GET', headers, signal, cache: 'no-store' });
    if (response.status === 401) {
      this.stop();
      this.#listener.signedOut();
    }
    if (!response.ok || response.body === null) return undefined;
    this.#listener.opened(this.#lastId !== undefined);
    return response.body as ReadableStream<BufferSource>;
  }

  #take(event: StreamEvent): void {
    if (event.id !== undefined) this.#lastId = event.id;
    this.#listener.event(event);
  }
}
