import * as z from "zod";

/** What the wall clock shows at the place of the event: "2027-03-18T09:30". */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, { params: { code: "notADate" } })
  .meta({ id: "LocalDateTime", examples: ["2027-03-18T09:30"] });

/** An IANA time zone: "Europe/Stockholm". */
export const Zone = z
  .string()
  .max(60)
  .refine(isZone, { params: { code: "notAChoice" } })
  .meta({ id: "Zone", examples: ["Europe/Stockholm"] });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/**
 * The instant (ISO, UTC) at which clocks in the zone show `local`. In the hour that comes twice in autumn the first; in the
 * hour that spring leaves out, the instant that an hour earlier would have led to.
 */
export function instantOf(local: string, zone: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  // The offset at the guess may be that of the other side of a change: asking again at the answer settles it.
  const first = asUtc - offsetMs(asUtc, zone);
  return new Date(asUtc - offsetMs(first, zone)).toISOString();
}

/** How far the zone's clocks are ahead of UTC at an instant, ms. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "00";
  const shown = `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`;
  return Date.parse(shown) - Math.floor(at / 1000) * 1000;
}
