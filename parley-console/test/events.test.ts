import { expect, test } from 'vitest';
import { EventParser } from '../src/station/events';

test('an event is given out only when its blank line has come', () => {
  const parser = new EventParser();
  expect(parser.push('id: 4\nevent: line\ndata: {"a"')).toEqual([]);
  expect(parser.push(':1}\n')).toEqual([]);
  expect(parser.push('\n')).toEqual([{ id: '4', event: 'line', data: '{"a":1}' }]);
});

test('events cut at any byte come out the same', () => {
  const stream = 'id: 1\nevent: call\ndata: x\n\n: beat\n\nevent: line\r\ndata: y\r\ndata: z\r\n\r\n';
  const whole = new EventParser().push(stream);
  for (let cut = 1; cut < stream.length; cut += 1) {
    const parser = new EventParser();
    expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(whole);
  }
  expect(whole).toEqual([{ id: '1', event: 'call', data: 'x' }, { event: 'line', data: 'y\nz' }]);
});

test('a comment alone is no event', () => {
  expect(new EventParser().push(': keep awake\n\n')).toEqual([]);
});

test('an event without a name is a message, and only one space after the colon is dropped', () => {
  expect(new EventParser().push('data:  two\n\n')).toEqual([{ event: 'message', data: ' two' }]);
});
