/** Months as the alarm report names them: `2026-11`. */

/** The month so many after `month`. */
export function monthAfter(month: string, step: number): string {
  const [year, number] = month.split('-').map(Number);
  const all = (year ?? 0) * 12 + (number ?? 1) - 1 + step;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}
