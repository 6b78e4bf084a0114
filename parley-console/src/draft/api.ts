/** What the console asks of the station about drafts. */
import { ask } from '../station/api';
import type { Draft, NewDraft } from './types';

export type DraftAct = 'approve' | 'refuse' | 'withdraw' | 'send';

export const draftApi = {
  list: () => ask<{ drafts: Draft[] }>('GET', '/drafts'),
  keep: (line: string, draft: NewDraft, key: string) => ask<Draft>('POST', `/lines/${encodeURIComponent(line)}/drafts`, draft, key),
  act: (draft: string, act: DraftAct, body: { readonly reason?: string }) => ask<Draft>('POST', `/drafts/${encodeURIComponent(draft)}/${act}`, body),
};
