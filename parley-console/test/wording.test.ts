import { expect, test } from 'vitest';
import { mended, wordingHints, type AgreedTerm } from '../src/message/wording';

const TERMS: readonly AgreedTerm[] = [
  { agreed: 'line of contact', others: ['front line', 'contact line', 'front'] },
  { agreed: 'лінія зіткнення', others: ['лінія фронту'] },
  { agreed: 'Colonel TORVEN', others: ['Col. TORVEN', 'TORVEN'] },
];
const found = (text: string): readonly string[] => wordingHints(text, TERMS).map((hint) => `${hint.found} > ${hint.agreed}`);

test('what is written as agreed gives no hint, at the beginning of a sentence either', () => {
  expect(found('Line of contact quiet. To Colonel TORVEN: the line of contact is quiet. лінія зіткнення')).toEqual([]);
});

test('what is ruled out is found whole, the longest form first, in any script and case', () => {
  expect(found('The Front line and the contact  line near лінія Фронту.')).toEqual(['Front line > line of contact', 'contact  line > line of contact', 'лінія Фронту > лінія зіткнення']);
  expect(found('Col. TORVEN; TORVEN.')).toEqual(['Col. TORVEN > Colonel TORVEN', 'TORVEN > Colonel TORVEN']);
});

test('a term in other capitals is hinted at', () => {
  expect(found('Line Of Contact; colonel torven')).toEqual(['Line Of Contact > line of contact', 'colonel torven > Colonel TORVEN']);
});

test('part of a longer word is no term', () => {
  expect(found('confronted, frontier, fronts, TORVENS, Фронту')).toEqual([]);
});

test('a departure is mended in place and leaves the rest', () => {
  const text = 'At the front line, 0946Z, front line.';
  const [first] = wordingHints(text, TERMS);

  expect(mended(text, first!)).toBe('At the line of contact, 0946Z, front line.');
});

test('signs that mean something to a pattern are only signs', () => {
  expect(wordingHints('a+b (c)', [{ agreed: 'x', others: ['a+b (c)', '[', '\\'] }]).map((hint) => hint.found)).toEqual(['a+b (c)']);
});
