/** What the console asks of the station about the watch, its handover and its roster. */
import { ask } from '../station/api';
import type { Handover, Roster, WatchChanges } from './types';

const relief = (position: string): string => `/positions/${encodeURIComponent(position)}/relief`;

export const reliefApi = {
  watch: () => ask<WatchChanges>('GET', '/watch'),
  retake: (line: string, serial: string) => ask<WatchChanges>('POST', '/watch/lapsed', { line, serial }),
  begin: (position: string) => ask<Handover>('POST', relief(position), {}),
  show: (position: string) => ask<Handover>('GET', relief(position)),
  cancel: (position: string) => ask<undefined>('DELETE', relief(position)),
  tick: (position: string, item: string, ticked: boolean) => ask<Handover>('POST', `${relief(position)}/tick`, { item, ticked }),
  assume: (position: string) => ask<Handover>('POST', `${relief(position)}/assume`, { audio: 'running', proven: true }),
  signOff: (position: string) => ask<Handover>('POST', `${relief(position)}/sign-off`, {}),
  roster: () => ask<Roster>('GET', '/roster'),
  takeDuty: () => ask<Roster>('POST', '/roster/take', {}),
  rotation: (body: { readonly start: string; readonly minutes: number; readonly officers: readonly string[] }) => ask<Roster>('POST', '/roster/rotations', body),
  override: (body: { readonly officer: string; readonly from: string; readonly to: string }) => ask<Roster>('POST', '/roster/overrides', body),
};
