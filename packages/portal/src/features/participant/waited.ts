/** Whole months from `since` to `on` (ISO dates); 0 when `since` is later. As the ranking counts them. */
export function monthsWaited(since: string, on: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = since.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = on.split("-").map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}
