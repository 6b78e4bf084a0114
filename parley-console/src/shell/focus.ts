/** Where the focus goes when nothing has it: to what the officer most likely does next. */

/** Takes the focus when nothing else has it, so that one key does what the screen asks for. */
export function offered(node: HTMLElement): void {
  if (document.activeElement === document.body || document.activeElement === null) node.focus();
}

/** After a dialog that opened the watch: the exercise's next task, else the chosen line. */
export function toWork(line: string | undefined): void {
  (document.querySelector<HTMLElement>('.exercise [data-pane-focus]') ?? document.getElementById(`line-${line ?? ''}`))?.focus();
}
