import { expect, test } from 'vitest';
import { draftsBeside, mayApprove, maySend, mayWithdraw, withDraft } from '../src/draft/draft';
import type { Draft } from '../src/draft/types';
import { EMPTY_VIEW, reduce, withoutTexts } from '../src/station/view';

const AT = '2026-11-22T09:46:05Z';

function draft(more: Partial<Draft> = {}): Draft {
  return {
    draft: 'draft-1',
    line: 'birch',
    author: { officer: 'almark', name: 'Maj ALMARK', role: 'officer' },
    at: AT,
    dtg: '220946ZNOV26',
    precedence: 'immediate',
    text: 'Two boats.',
    lang: 'en',
    exercise: false,
    approval: true,
    state: 'waiting',
    ...more,
  };
}

const AUTHOR = { officer: 'almark', role: 'officer' } as const;
const OTHER = { officer: 'halden', role: 'officer' } as const;
const SUPERVISOR = { officer: 'serrin', role: 'supervisor' } as const;
const LINGUIST = { officer: 'lind', role: 'linguist' } as const;

test('drafts are approved by a second person, one of the two a supervisor', () => {
  expect(mayApprove(draft(), SUPERVISOR)).toBe(true);
  expect(mayApprove(draft(), OTHER)).toBe(false);
  expect(mayApprove(draft(), AUTHOR)).toBe(false);
  expect(mayApprove(draft(), LINGUIST)).toBe(false);
  expect(mayApprove(draft({ author: { officer: 'serrin', name: 'Lt SERRIN', role: 'supervisor' } }), OTHER)).toBe(true);
  expect(mayApprove(draft({ state: 'refused' }), SUPERVISOR)).toBe(false);
});

test('drafts are sent by their author when nobody need approve them, and by anybody who writes once approved', () => {
  expect(maySend(draft({ state: 'kept' }), AUTHOR)).toBe(true);
  expect(maySend(draft({ state: 'kept' }), OTHER)).toBe(false);
  expect(maySend(draft({ state: 'approved' }), OTHER)).toBe(true);
  expect(maySend(draft({ state: 'approved' }), LINGUIST)).toBe(false);
  expect(maySend(draft(), AUTHOR)).toBe(false);
});

test('drafts are withdrawn by their author or a supervisor', () => {
  expect([AUTHOR, OTHER, SUPERVISOR, LINGUIST].map((me) => mayWithdraw(draft(), me))).toEqual([true, false, true, false]);
});

test('drafts stand beside their own line, and wherever they wait for whoever sits here', () => {
  const elsewhere = draft({ draft: 'draft-2', line: 'cedar' });

  expect(draftsBeside([draft(), elsewhere], 'birch', AUTHOR).map((one) => one.draft)).toEqual(['draft-1']);
  expect(draftsBeside([draft(), elsewhere], 'birch', SUPERVISOR).map((one) => one.draft)).toEqual(['draft-1', 'draft-2']);
});

test('drafts go when they are sent or withdrawn, and stay in the order in which they were written', () => {
  const later = draft({ draft: 'draft-0', at: '2026-11-22T09:47:00Z' });

  const both = withDraft(withDraft([], later), draft());

  expect(both.map((one) => one.draft)).toEqual(['draft-1', 'draft-0']);
  expect(withDraft(both, draft({ state: 'sent' }))).toEqual([later]);
  expect(withDraft(both, draft({ state: 'withdrawn' }))).toEqual([later]);
});

test('drafts leave the memory of a console that locks', () => {
  const view = reduce(EMPTY_VIEW, { kind: 'draft', draft: draft() });

  expect(view.drafts).toHaveLength(1);
  expect(withoutTexts(view).drafts).toEqual([]);
});
