import { expect, test } from 'vitest';
import { formatParts, parseMessage, pseudo, type Args } from '../src/words/icu';

const say = (source: string, args: Args = {}, locale = 'en'): string => formatParts(parseMessage(source), args, locale);

test('an argument stands where its name stood', () => {
  expect(say('{name} at {position}', { name: 'Maj ALMARK', position: 'desk-1' })).toBe('Maj ALMARK at desk-1');
});

test('an argument nobody gave shows its name, never nothing', () => {
  expect(say('from {line}')).toBe('from {line}');
});

test('plural classes are those of the language', () => {
  const source = '{n, plural, one {# вызов} few {# вызова} many {# вызовов} other {# вызова}}';
  expect([1, 2, 5, 11, 21, 22, 112].map((n) => say(source, { n }, 'ru'))).toEqual([
    '1 вызов', '2 вызова', '5 вызовов', '11 вызовов', '21 вызов', '22 вызова', '112 вызовов',
  ]);
});

test('an exact number goes before the class', () => {
  expect([0, 1, 2].map((n) => say('{n, plural, =0 {RINGING} one {RINGING at #} other {RINGING at # desks}}', { n }))).toEqual([
    'RINGING', 'RINGING at 1', 'RINGING at 2 desks',
  ]);
});

test('a select takes its option, else the other one', () => {
  expect(['in', 'out'].map((way) => say('{way, select, in {at our station} other {at their station}}', { way }))).toEqual(['at our station', 'at their station']);
});

test('choices nest, and the hash is a hash outside a plural', () => {
  expect(say('#{n} {n, plural, one {# line} other {{who, select, us {our # lines} other {# lines}}}}', { n: 3, who: 'us' })).toBe('#3 our 3 lines');
});

test('an apostrophe is always itself', () => {
  expect(say("the other side's word", {})).toBe("the other side's word");
});

test.each(['{name', '{n, plural, one {x}}', 'x}', '{n, ordinal, other {x}}', '{, select, other {}}'])('the malformed message “%s” is refused', (source) => {
  expect(() => parseMessage(source)).toThrow();
});

test('the pseudo-language is at least 35 % longer and keeps its arguments', () => {
  const source = 'Nothing rings here and you are not counted.';
  expect(formatParts(pseudo(parseMessage(source)), {}, 'en').length).toBeGreaterThanOrEqual(source.length * 1.35);
  expect(formatParts(pseudo(parseMessage('from {line}')), { line: 'BIRCH' }, 'en')).toContain('BIRCH');
});

test('a value from outside cannot turn the sentence around it', () => {
  expect(say('CALL FROM {line} now', { line: '\u202eHCRIB' })).toBe('CALL FROM \u2068⟨RLO⟩HCRIB\u2069 now');
  expect(say('CALL FROM {line} now', { line: 'אלון' })).toBe('CALL FROM \u2068אלון\u2069 now');
});
