/** What the station says of passing a message on to somebody of our own, word for word. */
export interface OnwardStep {
  readonly to: string;
  readonly by: string;
  readonly at: string;
  readonly dtg: string;
  readonly state: 'open' | 'received' | 'withdrawn';
  /** Who at the recipient's confirmed it. */
  readonly from?: string;
  readonly notedBy?: string;
  readonly stateAt?: string;
}
