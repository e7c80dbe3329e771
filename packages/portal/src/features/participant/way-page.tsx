import type { Source, Statement } from "@passa/domain/observation/observation";
import { levelName, vocabularyName } from "@passa/texts/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { participantQuery, personRoute } from "../../app/person.ts";
import { type Words, useTexts } from "../../app/texts.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { attendanceQuery, wayQuery } from "./queries.ts";

const look: Record<Source, string> = { self: "own", staff: "staff", tested: "test" };

/** What a statement is about, in a word or two. */
function aboutWords(words: Words, statement: Statement): string {
  if (statement.what === "capacity") return vocabularyName(words, "dimension", statement.id);
  if (statement.what === "skill") return vocabularyName(words, "skill", statement.id);
  return words.t(`participant.way.${statement.what}`);
}

/** What it says, where that is short: a level, or whether one has something. The profile shows the rest. */
function saidWords(words: Words, statement: Statement): string {
  const { t } = words;
  if ("unknown" in statement.value) return t("shell.unknown");
  if (statement.what === "capacity") return levelName(words, "level", statement.id, statement.value.level);
  if (statement.what === "skill") return t(statement.value.has ? "participant.way.has" : "participant.way.has-not");
  return t("participant.way.told");
}

/** What has been told over time, newest first, a day at a time. */
export function WayPage(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { participantId } = personRoute.useParams();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const { data } = useSuspenseQuery(wayQuery(participantId));
  const { data: attendance } = useSuspenseQuery(attendanceQuery(participantId));
  const { givenName, createdAt, stage } = person.data.participant;
  const days = [
    ...new Set([
      ...data.items.map(({ at }) => at.slice(0, 10)),
      ...attendance.items.map((one) => one.startsAt.slice(0, 10)),
    ]),
  ].toSorted((one, other) => (one < other ? 1 : -1));
  const began = createdAt.slice(0, 10);
  return (
    <section className="way" aria-labelledby="way">
      <h2 id="way">{t("participant.way", { name: givenName })}</h2>
      <p className="dim">{t("participant.way.now", { stage: t(`participant.stage.${stage}`) })}</p>
      {days.length === 0 && (
        <EmptyPage picture="spool" title={t("participant.way.none")}>
          <p>{t("participant.way.none-text")}</p>
        </EmptyPage>
      )}
      <ol className="way-days">
        {days.map((day) => (
          <li key={day}>
            <h3>{words.date(day)}</h3>
            <ul>
              {attendance.items
                .filter(({ startsAt }) => startsAt.startsWith(day))
                .map(({ eventId, name, presence, interviews }) => (
                  <li key={eventId}>
                    <b>{name}</b>
                    <span>
                      {t(`participant.way.presence.${presence ?? "unnoted"}`)}
                      {`, ${t("participant.way.interviews", { count: interviews })}`}
                    </span>
                  </li>
                ))}
              {data.items
                .filter(({ at }) => at.startsWith(day))
                .map((one) => (
                  <li key={one.id}>
                    <b>{aboutWords(words, one.statement)}</b>
                    <span>{saidWords(words, one.statement)}</span>
                    <span className="src">
                      <span className="key">
                        <i className={look[one.source]} aria-hidden="true" />
                        {
                          {
                            self: t("participant.way.self", { name: givenName }),
                            staff: one.byName,
                            tested: t("participant.way.tested", { by: one.byName }),
                          }[one.source]
                        }
                      </span>
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
        <li>
          <h3>{words.date(began)}</h3>
          <p>{t("participant.way.began")}</p>
        </li>
      </ol>
    </section>
  );
}
