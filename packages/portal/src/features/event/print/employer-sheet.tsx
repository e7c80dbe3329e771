import type { RouteResponse } from "@passa/contract/types";
import { vocabularyName } from "@passa/texts/vocabulary";
import type { JSX } from "react";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { Mark } from "../../../kit/mark.tsx";
import { Pictogram } from "../../../kit/pictogram.tsx";
import type { EventView } from "../queries.ts";
import { resourceName } from "../setup/versions.ts";
import { clockOf, dayOf } from "../times.ts";
import type { Sheets } from "./sheets-page.tsx";

type Schedule = Sheets["employers"][number];
type Interview = Schedule["interviews"][number];

/** An employer's sheet: when, which card, what the person has chosen to show, and boxes to tick. No room for free words. */
export function EmployerSheet({
  view,
  schedule,
  vocabulary,
}: {
  view: EventView;
  schedule: Schedule;
  vocabulary: RouteResponse<"GET /vocabulary">;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { event, times } = view;
  const { details } = event;
  const { name, tables, interviews, unavailable } = schedule;
  const imported = new Map(
    vocabulary.skills.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const])),
  );
  const rows = times.flatMap(({ slot, from, to }) => {
    const pause = details.breaks.find(({ afterSlot }) => afterSlot === slot);
    const next = times[slot + 1]?.from;
    const held = interviews.filter((interview) => interview.slot === slot);
    const goesOn = interviews.some((interview) => interview.slot < slot && slot < interview.slot + interview.length);
    return [
      ...held.map((interview) => (
        <Row key={`${slot} ${interview.number}`} words={words} view={view} interview={interview} imported={imported} />
      )),
      held.length === 0 && !goesOn && (
        <tr key={slot} className="empty">
          <td>
            <time>{clockOf(from)}</time>
          </td>
          <td />
          <td colSpan={3}>{t(unavailable.includes(slot) ? "paper.employer.away" : "paper.employer.free")}</td>
        </tr>
      ),
      pause && (
        <tr key={`b${slot}`} className="pause">
          <td colSpan={5}>
            {t("paper.employer.break", {
              from: clockOf(to),
              to: clockOf(next ?? to),
              what: t(pause.kind === "lunch" ? "paper.lunch" : "paper.break"),
            })}
          </td>
        </tr>
      ),
    ];
  });
  return (
    <article className={interviews.length > 9 ? "a4 emp tight" : "a4 emp"} aria-label={name}>
      <header>
        <p className="nr">
          {t("paper.table")}
          <b className={tables.length > 1 ? "several" : undefined}>{tables.join(", ")}</b>
        </p>
        <div>
          <h2 className="who">{name}</h2>
          <p>
            {t("paper.employer.lede", { name: details.name, day: dayOf(words, details.startsAt) })}
            <br />
            {t("paper.employer.sum", { count: interviews.length, minutes: details.slotMinutes })}
          </p>
        </div>
        <Mark size={34} />
      </header>
      <table>
        <caption className="vh">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t("paper.employer.time")}</th>
            <th scope="col">{t("paper.employer.card")}</th>
            <th scope="col">{t("paper.employer.known")}</th>
            <th scope="col">{t("paper.employer.note")}</th>
            <th scope="col">{t("paper.employer.again")}</th>
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
      <footer>
        <Pictogram id="speech" size={44} />
        <p>
          {t("paper.employer.help")}
          <br />
          {t("paper.employer.hand")}
        </p>
        <span />
      </footer>
    </article>
  );
}

/** The three notes that are most often made; the rest are on the screen. */
const notes = ["callMe", "visitTheWorkplace", "tryTheWork"] as const;

function Row({
  words,
  view,
  interview: { number, from, card },
  imported,
}: {
  words: Words;
  view: EventView;
  interview: Interview;
  imported: ReadonlyMap<string, string>;
}): JSX.Element {
  const { t, list } = words;
  const { resources } = view.event.details;
  const withThem = resources
    .filter(({ id }) => card?.needs.includes(id))
    .map((resource) => resourceName(words, resource));
  const skills = (card?.skills ?? []).slice(0, 3).map((id) => vocabularyName(words, "skill", id, imported));
  const formats = (card?.formats ?? []).slice(0, 3).map((id) => vocabularyName(words, "format", id));
  return (
    <tr>
      <td>
        <time>{clockOf(from)}</time>
      </td>
      <td className="c">{number}</td>
      <td>
        {card ? (
          <>
            <b>{list([...withThem, ...skills])}</b>
            {card.hours && <span>{t("paper.hours", card.hours)}</span>}
            {formats.length > 0 && <span>{list(formats)}</span>}
          </>
        ) : (
          <span className="dim">{t("paper.employer.only-number")}</span>
        )}
      </td>
      <td>
        <span className="lines">
          {notes.map((note) => (
            <span key={note}>
              <i /> {t(`follow-up.note.${note}`)}
            </span>
          ))}
        </span>
      </td>
      <td>
        <span className="boxes">
          {(["yes", "maybe", "no"] as const).map((answer) => (
            <span key={answer}>
              <i />
              {t(`paper.employer.${answer}`)}
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}
