import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { shortDate, today } from "../../app/days.ts";
import type { ParticipantId } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { Disc } from "../../kit/disc.tsx";
import { seenInWords } from "./seen-words.ts";
import { type SeenLine, trailQuery } from "./trail-query.ts";

/** Day by day, each thing that somebody did once a day. */
function byDay(lines: readonly SeenLine[], say: (line: SeenLine) => string): [string, Map<string, SeenLine>][] {
  const days = new Map<string, Map<string, SeenLine>>();
  for (const line of lines) {
    const day = line.at.slice(0, 10);
    const said = days.get(day) ?? new Map<string, SeenLine>();
    days.set(day, said.set(say(line), line));
  }
  return [...days];
}

/** Who has read what is written, and why they may; and all of it, to keep. */
export function MyTrail({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const words = useTexts();
  const { t, language } = words;
  const { data } = useSuspenseQuery(trailQuery(participantId));
  const days = byDay(data.items, (line) => seenInWords(words, line));
  return (
    <>
      <section aria-labelledby="my-trail">
        <h2 id="my-trail">{t("trail.title")}</h2>
        <p>{days.length === 0 ? t("trail.none") : t("trail.lede")}</p>
        {days.map(([day, lines], at) => (
          <details className="my-part" key={day} open={at === 0}>
            <summary>
              <h3>{shortDate(language, day, today())}</h3>
            </summary>
            <ul className="my-lines">
              {[...lines].map(([said, { by, because }]) => (
                <li key={said}>
                  <Disc name={by.name ?? t("trail.passa")} large />
                  <span>
                    <b>{said}</b>
                    {because && (
                      <>
                        <br />
                        <span className="my-who">{t(`trail.because.${because}`)}</span>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
      <section aria-labelledby="my-all">
        <h2 id="my-all">{t("trail.all")}</h2>
        <p>{t("trail.all.text")}</p>
        <p>
          <Link className={buttonClass()} to="/my-steps/all" preload={false}>
            {t("trail.all.read")}
          </Link>
        </p>
      </section>
    </>
  );
}
