import { vocabularyName } from "@passa/texts/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX, ReactNode } from "react";
import { shortDate, today } from "../../app/days.ts";
import { useTexts, type Words } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Pictogram, PictureTile } from "../../kit/pictogram.tsx";
import { StateMark } from "../../kit/state-mark.tsx";
import type { Card } from "./queries.ts";

const dayKeys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Days in a row with the same hours: "måndag till fredag kl. 8 till 14". */
function weekInWords({ t }: Words, windows: Card["windows"]): string {
  const runs: { first: number; last: number; from: number; to: number }[] = [];
  for (const { day, from, to } of windows) {
    const run = runs.find((one) => one.last === day - 1 && one.from === from && one.to === to);
    if (run) run.last = day;
    else runs.push({ first: day, last: day, from, to });
  }
  const name = (day: number) => t(`shell.day.${dayKeys[day] ?? "mon"}`).toLocaleLowerCase();
  return runs
    .map(({ first, last, from, to }) => {
      const days = first === last ? name(first) : t("proposal.card.days", { from: name(first), to: name(last) });
      return t("proposal.card.window", { days, from, to });
    })
    .join(", ");
}

export function hoursInWords({ t }: Words, { min, max }: { min: number; max: number }): string {
  return min === max ? t("proposal.card.hours", { hours: min }) : t("proposal.card.hours-range", { min, max });
}

/** What a card tells: work that the person can do and wants, hours, and what the place must give. */
export function CardFacts({
  card,
  add,
}: {
  card: Card;
  /** The way to add what is missing, for those who can. */
  add?: ReactNode;
}): JSX.Element {
  const words = useTexts();
  const { t, list, language } = words;
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const pictureIn = (those: readonly { id: string; pictogram: string }[], id: string) =>
    those.find((one) => one.id === id)?.pictogram ?? "certificate";
  const skillName = (id: string) =>
    vocabulary.skills.find((one) => one.id === id)?.label ?? vocabularyName(words, "skill", id);
  const can = card.tasks.length + card.skills.length > 0 || card.interested;
  return (
    <>
      <h2>{t("proposal.card.can")}</h2>
      {can ? (
        <ul className="can">
          {card.tasks.map(({ id, title, pictogram }) => (
            <li key={id}>
              <PictureTile id={pictogram ?? "checklist"} />
              <span>
                <b>{title}</b>
                <small>{t("proposal.card.can.task")}</small>
              </span>
            </li>
          ))}
          {card.skills.map((id) => (
            <li key={id}>
              <PictureTile id={pictureIn(vocabulary.skills, id)} />
              <span>
                <b>{skillName(id)}</b>
                <small>{t("proposal.card.can.skill")}</small>
              </span>
            </li>
          ))}
          {card.interested && (
            <li>
              <PictureTile id="heart" />
              <span>
                <b>{t("proposal.card.can.interest")}</b>
                <small>{t("proposal.card.can.interest-about")}</small>
              </span>
            </li>
          )}
        </ul>
      ) : (
        <p>{t("proposal.card.can.none")}</p>
      )}
      <h2>{t("proposal.card.time")}</h2>
      <p className="card-time">
        {card.hours && <b>{hoursInWords(words, card.hours)}</b>}
        {card.hours && card.windows.length > 0 && ", "}
        {card.windows.length > 0 && weekInWords(words, card.windows)}
        {(card.hours || card.windows.length > 0) && ". "}
        {t("proposal.card.starts", { day: shortDate(language, card.startsOn, today()) })}
      </p>
      {card.formats.length > 0 && (
        <p>
          {t("proposal.card.formats", {
            formats: list(card.formats.map((id) => vocabularyName(words, "format", id).toLocaleLowerCase())),
          })}
        </p>
      )}
      <h2>{t("proposal.card.needs")}</h2>
      {card.needs.length === 0 ? (
        <p>{t("proposal.card.needs.none")}</p>
      ) : (
        <ul className="needs-list">
          {card.needs.map(({ adaptation, offered }) => (
            <li key={adaptation} className={offered ? undefined : "miss"}>
              <Pictogram id={pictureIn(vocabulary.adaptations, adaptation)} size={34} />
              <span>
                <b>{vocabularyName(words, "adaptation", adaptation)}</b>
                <small>{t(offered ? "proposal.card.needs.offered" : "proposal.card.needs.lacking")}</small>
              </span>
              {offered ? (
                <StateMark state="met" size={18}>
                  {t("proposal.card.needs.done")}
                </StateMark>
              ) : (
                add
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
