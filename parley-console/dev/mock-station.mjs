/**
 * A station for looking at the console: speaks the HTTP contract with invented data and serves the built
 * console under the same strict policy as the real one. Never part of a release.
 *
 *   node dev/mock-station.mjs [--port 9471]     then POST /dev/scene/NAME to change the picture
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminRoutes } from './mock-admin.mjs';
import { setUpRoutes } from './mock-setup.mjs';
import { health } from './mock-health.mjs';
import { SCENES } from './mock-scenes.mjs';
import { VOICE } from './mock-scenes-voice.mjs';
import { ALARM_REPORT } from './mock-reports.mjs';
import { draftRoutes } from './mock-drafts.mjs';
import { onwardRoutes } from './mock-onward.mjs';
import { peopleRoutes } from './mock-people.mjs';
import { reliefRoutes } from './mock-relief.mjs';
import { World, rung } from './mock-world.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff' };
/** Word for word what the station sends; `parley-worker` is the policy through which the worker of the beats starts. */
const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' blob:", "media-src 'self' blob:",
  "font-src 'self'", "worker-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
  "require-trusted-types-for 'script'", 'trusted-types svelte-trusted-html parley-worker',
].join('; ');
const STRICT = {
  'Content-Security-Policy': CSP, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'microphone=(self), autoplay=(self), camera=(), geolocation=(), payment=(), usb=(), display-capture=()', 'Cache-Control': 'no-store',
};
/** The other station of the demonstration, once it is known. */
let other = '';

/**
 * The headers for a path: the demo's page may frame both consoles, and only such pages may frame `/demo/console`.
 * `same-site` would not do there: Chromium counts two ports of an IP address as one site for cookies, but not here.
 */
function headersFor(path) {
  if (path === '/demo') return { ...STRICT, 'Content-Security-Policy': `${CSP}; frame-src 'self' ${other}; child-src 'self' ${other}`, 'Permissions-Policy': STRICT['Permissions-Policy'].replaceAll('(self)', `(self "${other}")`) };
  if (path === '/demo/console') return { ...STRICT, 'Content-Security-Policy': CSP.replace("frame-ancestors 'none'", `frame-ancestors 'self' ${other}`), 'Cross-Origin-Resource-Policy': 'cross-origin' };
  return STRICT;
}

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};

const world = new World();

function json(response, status, value) {
  response.writeHead(status, { ...STRICT, 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(value === undefined ? '' : JSON.stringify(value));
}

const refuse = (response, status, slug, title, more = {}) =>
  json(response, status, { type: `urn:parley:problem:${slug}`, title, status, did_not_happen: title, ...more });

const streams = new Set();

function events(request, response) {
  response.writeHead(200, { ...STRICT, 'Content-Type': 'text/event-stream' });
  let id = 0;
  const write = (event, data) => {
    id += 1;
    response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  if (!world.frozen) {
    write('station', world.station());
    world.lines.forEach((line) => write('line', line));
    write('alarms', world.alarmsView());
    write('positions', { positions: world.positions });
  }
  world.listeners.add(write);
  streams.add(response);
  const beat = () => !world.frozen && write('beat', { now: new Date(world.now).toISOString(), core: world.stalled ? 'stalled' : 'ok', ...(world.locked ? { locked: true } : {}) });
  const timer = setInterval(beat, 1000);
  beat();
  request.on('close', () => {
    clearInterval(timer);
    streams.delete(response);
    world.listeners.delete(write);
  });
}

/** One page of a line's traffic, newest first; the cursor is the place to go on from. */
function page(response, line, query) {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('before') ?? 0);
  const items = world.traffic[line].slice(from, from + limit);
  return json(response, 200, { items, ...(from + limit < world.traffic[line].length ? { next: String(from + limit) } : {}) });
}

function find(serial) {
  return Object.values(world.traffic).flat().find((item) => item.serial === serial);
}

function positionsChanged() {
  world.emit('positions', { positions: world.positions });
  world.emit('station', world.station());
}

/** Lets an outgoing call or message climb its ladder as a friendly counterpart would make it. */
function climb(serial, steps) {
  steps.forEach(([delay, change]) => setTimeout(() => {
    const item = find(serial);
    if (item !== undefined && item.state !== 'ended') world.put({ ...item, ...change(item) });
  }, delay));
}

const up = (name, basis, more, change = {}) => (item) => ({ ...change, ladder: [...item.ladder, rung(name, world.now, basis, more)] });

function send(line, body) {
  const message = world.put(world.message(line, 'out', body.precedence, body.text, body.lang ?? 'en', world.now, 'entered', { corrects: body.corrects }));
  climb(message.serial, [
    [60, up('sent', 'ours')],
    [160, up('at-their-station', 'proven', { cosigned: message.index }, { state: 'delivered' })],
    [400, up('ringing', 'they-say', { count: 2 }, { state: 'alerted' })],
    [6000, up('acknowledged', 'they-say', { by: 'Cpt TORVEN' }, { state: 'acknowledged', acknowledgedBy: 'Cpt TORVEN' })],
  ]);
  return message;
}

function call(line, body) {
  const voice = { ...VOICE, state: 'waiting', theirs: undefined, ours: { ...VOICE.ours, position: body.position ?? '' } };
  const due = body.check === true ? { checkDue: world.line(line).checkCalls.open.due } : {};
  const made = world.put({ ...world.ringing(line, 'out', body.precedence, world.now, undefined), voice, ...due });
  world.change(line, { key: { state: 'ringing-out', precedence: body.precedence, serial: made.serial } });
  climb(made.serial, [
    [160, up('at-their-station', 'proven', { cosigned: made.index })],
    [300, up('ringing', 'they-say', { count: 2 }, { silence: 'rang-not-answered' })],
    [9000, up('answered', 'they-say', { by: 'Cpt TORVEN' }, { state: 'talking', voice: { ...voice, state: 'up', theirs: VOICE.theirs }, answeredBy: 'Cpt TORVEN', answeredAt: new Date(world.now + 9000).toISOString() })],
  ]);
  setTimeout(() => find(made.serial)?.state === 'talking' && world.change(line, { key: { state: 'in-call', precedence: body.precedence, serial: made.serial } }), 9050);
  return made;
}

function stop(line, body, kind) {
  const words = { who: body.who, what: body.what, where: body.where, when: body.when };
  const made = kind === 'stop-calls'
    ? call(line, { ...body, precedence: 'flash' })
    : send(line, { precedence: 'flash', lang: body.lang, text: `STOP\nWHO: ${body.who}\nWHAT: ${body.what}\nWHERE: ${body.where}\nWHEN: ${body.when}` });
  return world.put({ ...find(made.serial), stop: words });
}

function declare(line, body) {
  world.change(line, { declared: body.status === 'open' ? 'open' : 'suspended', declarations: { ...world.line(line).declarations, ours: { status: body.status, reason: body.reason, by: 'Maj ALMARK', at: new Date(world.now).toISOString(), dtg: '' } } });
  return world.line(line);
}

function actOnCall(item, act, body) {
  const now = new Date(world.now).toISOString();
  const closed = { canAnswer: false, canDecline: false };
  const changes = {
    answer: () => ({ ...closed, state: 'talking', answeredBy: 'Maj ALMARK', answeredAt: now, canEnd: true, voice: { ...VOICE, ours: { ...VOICE.ours, position: body.position ?? '' } }, ...up('answered', 'ours', { by: 'Maj ALMARK' })(item) }),
    decline: () => ({ ...closed, state: 'ended', outcome: 'declined', reason: body.reason, endedAt: now, ...up('declined', 'ours', { by: 'Maj ALMARK', detail: body.reason })(item) }),
    end: () => ({ ...closed, state: 'ended', outcome: item.state === 'talking' ? 'hung-up' : 'withdrawn', silence: undefined, canEnd: false, endedAt: now, ...up(item.state === 'talking' ? 'ended' : 'withdrawn', 'ours')(item) }),
  };
  const next = world.put({ ...item, ...changes[act]() });
  world.change(item.line, { key: next.state === 'talking' ? { state: 'in-call', precedence: item.precedence, serial: item.serial } : { state: 'idle' } });
  world.alarms = world.alarms.filter((alarm) => alarm.serial !== item.serial);
  world.emit('alarms', world.alarmsView());
  return next;
}

/** What an officer does within a call that is talked. */
function withinCall(item, act, body) {
  const at = new Date(world.now).toISOString();
  const voice = item.voice ?? VOICE;
  const me = { name: 'Maj ALMARK', position: body.position };
  const changes = {
    hold: () => ({ voice: { ...voice, ours: { ...voice.ours, held: true } } }),
    resume: () => ({ voice: { ...voice, ours: { ...voice.ours, held: false } } }),
    pass: () => ({ voice: { ...voice, ours: { name: 'Col HALDEN', position: body.to ?? 'supervisor', held: false } } }),
    listen: () => ({ voice: { ...voice, listeners: [...voice.listeners, { ...me, ours: true }] } }),
    leave: () => ({ voice: { ...voice, listeners: voice.listeners.filter((one) => one.position !== body.position) } }),
    'read-back': () => ({ readBacks: [...(item.readBacks ?? []), { what: body.what, text: body.text, ours: true, by: me.name, agreed: false }] }),
    notes: () => ({ notes: [...(item.notes ?? []), { at, dtg: '', by: me.name, text: body.text }] }),
    outcome: () => ({ filed: { outcome: body.outcome, gist: body.gist } }),
  };
  return world.put({ ...item, ...changes[act]() });
}

function acknowledge(response, item, body) {
  const digits = item.serial.slice(-2);
  if (item.needsReadBack && body.readBack !== digits) return refuse(response, 422, 'read-back-wrong', 'The message was not acknowledged: the digits do not match.');
  const next = world.put({ ...item, state: 'acknowledged', canAcknowledge: false, acknowledgedBy: 'Maj ALMARK', ...up('acknowledged', 'ours', { by: 'Maj ALMARK' })(item) });
  world.alarms = world.alarms.filter((alarm) => alarm.serial !== item.serial);
  world.emit('alarms', world.alarmsView());
  return json(response, 200, next);
}

function arm(response, name, armed) {
  const position = world.positions.find((one) => one.name === name);
  Object.assign(position, armed ? { armed, voice: 'up', holder: 'Maj ALMARK', since: new Date(world.now).toISOString(), why: undefined } : { armed, holder: undefined });
  positionsChanged();
  return armed ? json(response, 200, position) : json(response, 204);
}

/** The routes of the contract, by method and path pattern. */
const ROUTES = [
  ['GET', /^\/session$/, (_, response) => (world.signedIn ? json(response, 200, world.session()) : refuse(response, 401, 'signed-out', 'Nobody is signed in.'))],
  ['POST', /^\/session$/, (body, response) => {
    world.signedIn = body.passphrase !== 'wrong';
    world.locked = false;
    return world.signedIn ? json(response, 200, world.session()) : refuse(response, 401, 'signed-out', 'Not signed in.');
  }],
  ['POST', /^\/session\/lock$/, (_, response) => { world.locked = true; json(response, 204); }],
  ['POST', /^\/session\/active$/, (_, response) => json(response, 204)],
  ['DELETE', /^\/session$/, (_, response) => { world.signedIn = false; json(response, 204); }],
  ['GET', /^\/station$/, (_, response) => json(response, 200, world.station())],
  ['GET', /^\/lines$/, (_, response) => json(response, 200, { lines: world.lines })],
  ['GET', /^\/lines\/(\w+)\/traffic$/, (_, response, line, query) => page(response, line, query)],
  ['POST', /^\/lines\/(\w+)\/messages$/, (body, response, line) => json(response, 201, send(line, body))],
  ['POST', /^\/lines\/(\w+)\/calls$/, (body, response, line) => json(response, 201, call(line, body))],
  ['POST', /^\/lines\/(\w+)\/export$/, (_, response) => { response.writeHead(200, { 'Content-Type': 'application/zip' }); response.end('PK'); }],
  ['GET', /^\/lines\/(\w+)\/entries\/(\w)\/(\d+)\/(\d+)$/, (_, response, line, log, epoch, index) => {
    const item = world.traffic[line].find((one) => one.index === Number(index));
    json(response, 200, {
      ...world.journal.evidence(Number(index)), kind: item?.type === 'call' ? 'ring' : 'message', at: item.at, dtg: item.dtg,
      author: `officer/${item.author.officer}`, precedence: item.precedence, serial: item.serial, state: 'cosigned', cosignedAt: new Date(Date.parse(item.at) + 1000).toISOString(),
    });
  }],
  ['POST', /^\/calls\/([\w-]+)\/(answer|decline|end)$/, (body, response, serial, act) => json(response, 200, actOnCall(find(serial), act, body))],
  ['POST', /^\/calls\/([\w-]+)\/(hold|resume|pass|listen|leave|read-back|notes|outcome)$/, (body, response, serial, act) => json(response, 200, withinCall(find(serial), act, body))],
  // This station has no ears: a script that wants a leg answers the offer itself (far-end.mjs).
  ['POST', /^\/positions\/([\w-]+)\/leg$/, (_, response) => refuse(response, 409, 'no-voice', 'This station has no voice configured.')],
  ['DELETE', /^\/positions\/([\w-]+)\/leg$/, (_, response) => json(response, 204)],
  ['POST', /^\/positions\/([\w-]+)\/leg\/(echo|talk)$/, (body, response, name, what) => { world.leg = { ...world.leg, [what]: body.on }; json(response, 204); }],
  ['POST', /^\/messages\/([\w-]+)\/acknowledge$/, (body, response, serial) => acknowledge(response, find(serial), body)],
  ['POST', /^\/lines\/([\w-]+)\/(stop-calls|stop-messages)$/, (body, response, line, kind) => json(response, 201, stop(line, body, kind))],
  ['GET', /^\/lines\/([\w-]+)\/health$/, (_, response, line) => json(response, 200, health(line, world.now))],
  ['POST', /^\/lines\/([\w-]+)\/check$/, (_, response, line) => json(response, 200, world.line(line))],
  ['POST', /^\/lines\/([\w-]+)\/status$/, (body, response, line) => json(response, 200, declare(line, body))],
  ['GET', /^\/positions$/, (_, response) => json(response, 200, { positions: world.positions })],
  ['POST', /^\/positions\/([\w-]+)\/arm$/, (_, response, name) => arm(response, name, true)],
  ['DELETE', /^\/positions\/([\w-]+)\/arm$/, (_, response, name) => arm(response, name, false)],
  ['POST', /^\/positions\/([\w-]+)\/beat$/, (body, response) => { world.lastBeat = body; json(response, 200, {}); }],
  ...draftRoutes(world, json, send),
  ...onwardRoutes(world, json, find),
  ...reliefRoutes(world, json, refuse),
  ...adminRoutes(world, json, refuse),
  ...setUpRoutes(world, json, refuse),
  ...peopleRoutes(world, json, refuse),
  ['GET', /^\/alarms$/, (_, response) => json(response, 200, world.alarmsView())],
  ['POST', /^\/alarms\/([\w-]+)\/escalate$/, (_, response) => json(response, 200, { step: 'supervisor', reached: ['supervisor'] })],
  ['GET', /^\/alarms\/report$/, (_, response) => json(response, 200, ALARM_REPORT)],
  ['POST', /^\/alarms\/([\w-]+)\/shelve$/, (body, response, id) => {
    const found = world.alarms.find((one) => one.id === id);
    const shelf = { by: 'Maj ALMARK', reason: body.reason, until: new Date(world.now + body.minutes * 60_000).toISOString() };
    Object.assign(found, { state: 'shelved', shelf });
    world.shelves = [...world.shelves, { source: found.source, ...shelf }];
    world.emit('alarms', world.alarmsView());
    json(response, 200, found);
  }],
  ['DELETE', /^\/shelves\/([\w.-]+)$/, (_, response, source) => {
    world.shelves = world.shelves.filter((one) => one.source !== source);
    world.emit('alarms', world.alarmsView());
    json(response, 204);
  }],
  ['POST', /^\/alarms\/([\w-]+)\/acknowledge$/, (_, response, id) => {
    const found = world.alarms.find((one) => one.id === id);
    if (found === undefined) return refuse(response, 404, 'unknown-alarm', 'There is no such alarm.');
    found.state = 'acknowledged';
    world.emit('alarms', world.alarmsView());
    return json(response, 200, found);
  }],
];

async function body(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

async function api(request, response, path, query) {
  if (path === '/events') return events(request, response);
  for (const [method, pattern, handle] of ROUTES) {
    const match = request.method === method ? pattern.exec(path) : null;
    if (match !== null) return handle(await body(request), response, ...match.slice(1), query);
  }
  return refuse(response, 404, 'not-found', 'There is nothing at this address.');
}

function scene(response, name) {
  world.reset();
  Object.assign(world, { locked: false, rights: undefined, drafts: [], pairing: undefined });
  world.passkeys = undefined;
  world.afterShown = undefined;
  SCENES[name]?.(world);
  // A cut stream makes every console start over, and so see the new world whole.
  streams.forEach((stream) => stream.destroy());
  json(response, SCENES[name] === undefined ? 404 : 200, {});
}

/** The station lost the leg of this console for a second, and says so. */
function loseLeg() {
  world.positions[0].voice = 'lost';
  positionsChanged();
  setTimeout(() => {
    world.positions[0].voice = 'up';
    positionsChanged();
  }, 2_500);
}

/** Changes the voice of the call that is talked. */
function changeVoice(change) {
  const item = Object.values(world.traffic).flat().find((one) => one.state === 'talking');
  world.put({ ...item, voice: { ...item.voice, ...change } });
}

/** So many alarms within so many milliseconds: half of them differ, half are one that chatters. */
function flood(count, millis) {
  const chatter = { id: 'flood-chatter', source: 'voice.dogwood.-.medium', priority: 'medium', kind: 'voice', line: 'dogwood', words: 'No audio from them.', state: 'new', shelvable: true };
  let made = 0;
  const timer = setInterval(() => {
    const due = Math.min(count, Math.ceil((count * (Date.now() - begun)) / millis));
    for (; made < due; made += 1) {
      const at = { at: new Date(world.now).toISOString(), dtg: '' };
      if (made % 2 === 0) world.alarms.push({ id: `flood-${made}`, source: `message.birch.b-${made}.low`, priority: 'low', kind: 'message', line: 'birch', serial: `b-${made}`, words: `Message ${made}.`, state: 'new', shelvable: true, ...at });
      else world.alarms = [...world.alarms.filter((one) => one.id !== chatter.id), { ...at, ...chatter, times: (made + 1) / 2 }];
    }
    world.emit('alarms', world.alarmsView());
    if (made >= count) clearInterval(timer);
  }, 50);
  const begun = Date.now();
}

async function dev(request, response, path) {
  if (path.startsWith('/dev/scene/')) return scene(response, path.slice(11));
  if (path === '/dev/voice') changeVoice(await body(request));
  if (path === '/dev/lost-leg') loseLeg();
  if (path.startsWith('/dev/flood/')) flood(...path.slice(11).split('/').map(Number));
  if (path === '/dev/next') world.afterShown?.();
  if (path.startsWith('/dev/other/')) other = `http://127.0.0.1:${path.slice(11)}`;
  if (path === '/dev/sign-out') world.signedIn = false;
  if (path === '/dev/sign-in') world.signedIn = true;
  return json(response, 200, { lastBeat: world.lastBeat, leg: world.leg });
}

const PAGES = { '/': 'index.html', '/demo': 'demo.html', '/demo/console': 'index.html' };

async function file(request, response, path) {
  if (path === '/demo.json') return json(response, 200, { left: `http://${request.headers.host}/demo/console`, right: `${other}/demo/console` });
  const name = PAGES[path] ?? normalize(path).replace(/^\/+/, '');
  try {
    const content = await readFile(join(DIST, name));
    response.writeHead(200, { ...headersFor(path), 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
    return response.end(content);
  } catch {
    return response.writeHead(404, STRICT).end();
  }
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://station');
  if (pathname.startsWith('/api/v1')) void api(request, response, pathname.slice(7), searchParams);
  else if (pathname.startsWith('/dev/')) void dev(request, response, pathname);
  else void file(request, response, pathname);
}).listen(Number(argument('--port', '9471')), '127.0.0.1', function ready() {
  console.log(`mock station http://127.0.0.1:${this.address().port}`);
});
