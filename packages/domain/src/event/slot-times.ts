/** When rounds are, without schemas: what the browser counts with while somebody lays out the day. */

export const MAX_SLOTS = 60;
export const MAX_TABLES = 120;

export type SlotTime = { slot: number; from: string; to: string };

const MINUTE_MS = 60_000;

/** The local time so many minutes later, as a clock that nobody puts forward or back. */
export function minutesAfter(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}:00Z`) + minutes * MINUTE_MS).toISOString().slice(0, 16);
}

/** When each slot is, by the clock on the wall. */
export function slotTimes({
  startsAt,
  slots,
  slotMinutes,
  breaks,
}: {
  startsAt: string;
  slots: number;
  slotMinutes: number;
  breaks: readonly { afterSlot: number; minutes: number }[];
}): SlotTime[] {
  const pauses = new Map(breaks.map(({ afterSlot, minutes }) => [afterSlot, minutes]));
  const times: SlotTime[] = [];
  let from = startsAt;
  for (let slot = 0; slot < slots; slot++) {
    const to = minutesAfter(from, slotMinutes);
    times.push({ slot, from, to });
    from = minutesAfter(to, pauses.get(slot) ?? 0);
  }
  return times;
}
