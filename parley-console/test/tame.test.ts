import { expect, test } from 'vitest';
import { tame } from '../src/words/tame';

test('ordinary text of any script passes unchanged', () => {
  const texts = ['Convoy of 6 trucks', 'Просим подтвердить, ё и й', 'підтверджено', 'שלום', 'مرحبا بكم', 'e\u0301te\u0301', 'एक्स', '👨‍👩‍👧', 'two\nlines\tand a tab'];
  expect(texts.map((text) => tame(text))).toEqual(texts.map((text) => ({ text, hidden: 0 })));
});

test('a character that turns text round is shown by its name and does nothing', () => {
  expect(tame('hold \u202eerif ton od\u202c now')).toEqual({ text: 'hold ⟨RLO⟩erif ton od⟨PDF⟩ now', hidden: 2 });
  expect(tame('\u2066x\u2069\u061c').text).toBe('⟨LRI⟩x⟨PDI⟩⟨ALM⟩');
});

test('control characters are shown by name', () => {
  expect(tame('a\u0000b\u001b[31mc\u007f\u0085')).toEqual({ text: 'a⟨NUL⟩b⟨ESC⟩[31mc⟨DEL⟩⟨85⟩', hidden: 4 });
});

test('invisible characters are shown, except the joiners that writing needs', () => {
  expect(tame('pay\u200bload\ufeff\u00ad').text).toBe('pay⟨ZWSP⟩load⟨BOM⟩⟨SHY⟩');
  expect(tame('نمی\u200cخواهم').hidden).toBe(0);
});

test('a pile of combining marks is cut to a few and its height is told', () => {
  const { text, hidden } = tame(`x${'\u0301'.repeat(100_000)}y`);
  expect(text).toBe(`x${'\u0301'.repeat(4)}⟨+99996⟩y`);
  expect(hidden).toBe(1);
});

test('piles of many letters do not make the text longer than it was', () => {
  const text = `a${'\u0300'.repeat(30)}`.repeat(500);
  expect(tame(text).text.length).toBeLessThan(text.length);
});

test('a hundred thousand marks take no longer than a blink', () => {
  const began = performance.now();
  tame('\u0489'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(200);
});

test('half a surrogate pair is shown as the replacement character', () => {
  expect(tame('a\ud800b').text).toBe('a\ufffdb');
});
