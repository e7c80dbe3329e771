import type { Window } from "@passa/domain/place/place";
import type { Words } from "../../app/texts.tsx";

const dayKeys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Days in a row with the same hours: "Måndag till fredag 8–14. Lördag 9–12." */
export function windowsInWords({ t }: Words, windows: readonly Window[]): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (let day = 0; day < 7; day++) {
    const hours = windows
      .filter((one) => one.day === day)
      .toSorted((one, other) => one.from - other.from)
      .map(({ from, to }) => `${from}–${to}`)
      .join(", ");
    const last = runs.at(-1);
    if (hours === "") continue;
    if (last && last.last === day - 1 && last.hours === hours) last.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  if (runs.length === 0) return t("profile.say.no-hours");
  const name = (day: number): string => t(`shell.day.${dayKeys[day] ?? "mon"}`);
  return runs
    .map(({ first, last, hours }) =>
      first === last
        ? t("profile.say.day", { day: name(first), hours })
        : t("profile.say.days", { from: name(first), to: name(last).toLocaleLowerCase(), hours }),
    )
    .join(" ");
}
