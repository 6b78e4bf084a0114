import { expect, test } from 'vitest';
import { asksForResult, isHere, listensHere, mayEndByKey, mayListen } from '../src/call/place';
import { chips } from '../src/call/readbacks';
import { noVoice, voiceTrouble } from '../src/call/voicewords';
import type { CallVoice, ReadBack } from '../src/station/types';
import { at, call } from './examples';

const HERE = { position: 'desk-1', made: new Set<string>() };
const OWN = { leg: 'up', microphone: 'open' } as const;

function talking(position: string, more: Partial<CallVoice> = {}) {
  return call({ state: 'talking', answeredAt: at(0), voice: { state: 'up', ours: { name: 'Maj ALMARK', position }, ...more } });
}

test('a call is where the station says it is, whoever began it', () => {
  const began = { ...HERE, made: new Set(['birch/birch-0002']) };
  expect(isHere(talking('desk-1'), HERE)).toBe(true);
  expect(isHere(talking('supervisor'), began)).toBe(false);
});

test('where the station names no position, the console that began the call has it', () => {
  expect(isHere(call(), HERE)).toBe(false);
  expect(isHere(call(), { ...HERE, made: new Set(['birch/birch-0002']) })).toBe(true);
});

test('a key ends no call of another position', () => {
  expect(mayEndByKey(talking('desk-1'), HERE)).toBe(true);
  expect(mayEndByKey(call(), HERE)).toBe(true);
  expect(mayEndByKey(talking('desk-2'), HERE)).toBe(false);
});

test('only a supervisor may listen in, only on a call of another position, and only from a position', () => {
  const elsewhere = talking('desk-2');
  expect(mayListen(elsewhere, HERE, { position: false, role: 'officer' })).toBe(false);
  expect(mayListen(elsewhere, HERE, { position: true, role: 'officer' })).toBe(true);
  expect(mayListen(talking('desk-1'), HERE, { position: true })).toBe(false);
  expect(mayListen(elsewhere, { ...HERE, position: undefined }, { role: 'supervisor' })).toBe(false);
});

test('one of theirs who listens at a position of the same name does not listen here', () => {
  const listener = { name: 'Col HALDEN', position: 'desk-1' };
  expect(listensHere(talking('desk-2', { listeners: [{ ...listener, ours: true }] }), 'desk-1')).toBe(true);
  expect(listensHere(talking('desk-2', { listeners: [{ ...listener, ours: false }] }), 'desk-1')).toBe(false);
});

test('what came of a call is asked once, where it was talked', () => {
  const ended = { ...talking('desk-1'), state: 'ended', endedAt: at(60) } as const;
  expect(asksForResult(ended, HERE)).toBe(true);
  expect(asksForResult({ ...ended, filed: { outcome: 'settled', gist: '' } }, HERE)).toBe(false);
  expect(asksForResult({ ...ended, answeredAt: undefined }, HERE)).toBe(false);
  expect(asksForResult(ended, { ...HERE, position: 'desk-2' })).toBe(false);
});

test('lost audio names whose ear is affected and since when', () => {
  const lost = (more: Partial<CallVoice>) => voiceTrouble(talking('desk-1', { state: 'lost', lostSince: at(5), ...more }), OWN);
  expect(lost({ lost: 'from-them' })).toEqual({ key: 'voice.lost.from-them', args: { since: '1200:05Z' } });
  expect(lost({ lost: 'from-us' })?.key).toBe('voice.lost.from-us');
  expect(voiceTrouble(talking('desk-1'), OWN)).toBeUndefined();
});

test('a console whose own leg or microphone is missing says so before anything else can be suspected', () => {
  expect(voiceTrouble(talking('desk-1', { state: 'lost' }), { ...OWN, leg: 'lost' })?.key).toBe('voice.leg.lost');
  expect(voiceTrouble(talking('desk-1'), { ...OWN, microphone: 'denied' })?.key).toBe('voice.nomicrophone');
});

test('a call without voice says why, and one with voice says nothing of it', () => {
  const silent = talking('desk-1', { state: 'none' });
  expect(noVoice(silent, { ...OWN, leg: 'unvoiced' })?.key).toBe('voice.none.ours');
  expect(noVoice(silent, OWN)?.key).toBe('voice.none.theirs');
  expect(noVoice(call({ state: 'talking' }), OWN)?.key).toBe('voice.none.unsaid');
  expect(noVoice(talking('desk-1', { state: 'waiting' }), OWN)).toBeUndefined();
});

test('a chip is agreed only when the station says so, and two different words are shown as different', () => {
  const read = (what: ReadBack['what'], text: string, ours: boolean, agreed = false): ReadBack => ({ what, text, ours, by: 'x', agreed });
  expect(chips([])).toEqual([]);
  expect(chips([read('time', '0600Z', true)]).map((chip) => chip.state)).toEqual(['waiting']);
  expect(chips([read('time', '0600Z', true), read('time', '0700Z', false)])[0]?.state).toBe('differ');
  const again = [read('time', '0700Z', true, false), read('time', '0600Z', true, true), read('time', '0600Z', false, true)];
  expect(chips(again)[0]).toMatchObject({ state: 'agreed', ours: { text: '0600Z' } });
});
