/** When somebody may begin, as the form asks it. */
export type StartChoice = "soon" | "nextMonth" | "date";

export interface StartDates {
  readonly startsOn?: string | undefined;
  readonly latestStartOn?: string | undefined;
}

const pad = (number: number): string => String(number).padStart(2, "0");

/** The first day of the month that comes `months` after that of `on`. */
export function firstOfMonth(on: string, months: number): string {
  const count = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}-01`;
}

/** "As soon as possible" is from today to the turn of the month at least three months on; "next month" is its first day. */
export function startDates(choice: Exclude<StartChoice, "date">, today: string): StartDates {
  return choice === "soon"
    ? { startsOn: today, latestStartOn: firstOfMonth(today, 4) }
    : { startsOn: firstOfMonth(today, 1), latestStartOn: undefined };
}

/** Which of the choices the dates are. A start that has been, with a last start to come, is still "soon". */
export function startChoice({ startsOn, latestStartOn }: StartDates, today: string): StartChoice | undefined {
  if (startsOn === undefined) return undefined;
  if (startsOn <= today && latestStartOn !== undefined && latestStartOn >= today) return "soon";
  return startsOn === firstOfMonth(today, 1) && latestStartOn === undefined ? "nextMonth" : "date";
}
