/** The guided exercise: six tasks, each ticked off by what really happened on the sparring partner's line. */
import type { WatchChanges } from '../relief/types';
import type { Item } from '../station/types';

export const TASKS = ['answer', 'call', 'flash', 'acknowledge', 'stop', 'handover'] as const;
export type Task = (typeof TASKS)[number];

/** The key that does it. */
export const KEYS: Readonly<Record<Task, string>> = { answer: 'F2', call: 'F4', flash: 'Shift+F9', acknowledge: 'F8', stop: 'F10', handover: 'Alt+W' };

/** What the sparring partner can be asked to begin. */
export type Act = 'call' | 'message' | 'flash' | 'stop';

/** What it must begin before a task can be done. */
export const ACTS: Readonly<Partial<Record<Task, Act>>> = { answer: 'call', acknowledge: 'flash' };

export interface Me {
  readonly name: string;
  readonly displayName: string;
}

/** Which tasks were done by `me` from `since` (ms since 1970) on. */
export function done(items: readonly Item[], changes: WatchChanges['changes'], me: Me, since: number): ReadonlySet<Task> {
  const tasks = new Set<Task>();
  for (const item of items.filter((one) => Date.parse(one.at) >= since)) {
    const task = taskOf(item, me);
    if (task !== undefined) tasks.add(task);
  }
  const handed = changes.some((change) => change.act === 'assumed' && Date.parse(change.at) >= since && [change.officer, change.from].includes(me.name));
  if (handed) tasks.add('handover');
  return tasks;
}

function taskOf(item: Item, me: Me): Task | undefined {
  const ours = item.direction === 'out';
  if (item.stop !== undefined) return ours ? 'stop' : undefined;
  if (item.type === 'call') {
    if (!ours) return item.answeredBy === me.displayName ? 'answer' : undefined;
    return item.answeredBy === undefined ? undefined : 'call';
  }
  if (ours) return item.precedence === 'flash' ? 'flash' : undefined;
  return item.acknowledgedBy === me.displayName ? 'acknowledge' : undefined;
}
