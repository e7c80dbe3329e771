import type { EventDetails } from "@passa/domain/event/event";
import type { Words } from "../../../app/texts.tsx";
import { clockOf, dayOf } from "../times.ts";

export type Details = EventDetails;

/** What of the day is compared, and chosen, as one when two have changed it. */
export const detailGroups = [
  { key: "name", of: ({ name }: Details) => ({ name }) },
  { key: "startsAt", of: ({ startsAt }: Details) => ({ startsAt }) },
  { key: "day", of: ({ slots, slotMinutes, breaks }: Details) => ({ slots, slotMinutes, breaks }) },
  { key: "venue", of: ({ venue }: Details) => ({ venue }) },
  { key: "hall", of: ({ hall }: Details) => ({ hall }) },
  { key: "resources", of: ({ resources }: Details) => ({ resources }) },
  {
    key: "limits",
    of: ({ limits, idleWeight, wishesUntilOn }: Details) => ({ limits, idleWeight, wishesUntilOn }),
  },
] as const;
export type DetailGroup = (typeof detailGroups)[number]["key"];

/** My version, with the groups that were chosen of theirs. */
export function merged(mine: Details, theirs: Details, chosen: ReadonlySet<string>): Details {
  return detailGroups.reduce<Details>(
    (details, { key, of }) => (chosen.has(key) ? { ...details, ...of(theirs) } : details),
    mine,
  );
}

/** A group in a few words, enough to tell two versions apart. */
export function groupWords(words: Words, group: DetailGroup, details: Details): string {
  const { t, list } = words;
  switch (group) {
    case "name":
      return details.name;
    case "startsAt":
      return `${dayOf(words, details.startsAt)} ${clockOf(details.startsAt)}`;
    case "venue":
      return `${details.venue.name}, ${details.venue.address}`;
    case "day":
      return `${details.slots} × ${details.slotMinutes} ${t("event.day.min")}, ${list(
        details.breaks.map(({ afterSlot, kind }) => `${t(`event.day.break.${kind}`)} ${afterSlot + 1}`),
      )}`;
    case "hall":
      return t("event.hall.sum", {
        tables: details.hall.tables.length,
        quiet: details.hall.tables.filter(({ quiet }) => quiet).length,
      });
    case "resources":
      return details.resources.length === 0
        ? t("event.resources.none")
        : list(details.resources.map((resource) => resourceName(words, resource)));
    case "limits":
      return [
        details.limits.candidateMin,
        details.limits.candidateMax,
        details.limits.employerMin,
        details.limits.employerMax,
      ]
        .map((limit) => limit ?? "·")
        .join(" ");
  }
}

/** What an interpreter, a support person or a quiet table is called. */
export function resourceName(
  words: Pick<Words, "t" | "language">,
  { kind, language, calendar }: Pick<Details["resources"][number], "kind" | "language" | "calendar">,
): string {
  const name =
    kind === "interpreter"
      ? words.t("event.resources.interpreter", {
          language: new Intl.DisplayNames([words.language], { type: "language" }).of(language ?? "und") ?? "",
        })
      : words.t(`event.resources.${kind}`);
  return calendar === undefined ? name : `${name}, ${calendar}`;
}
