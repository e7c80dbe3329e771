import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Disc } from "../../kit/disc.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { logControlQuery, type Reader } from "./queries.ts";

/** Who of the staff opens how many people's data: numbers alone, and what stands out first. */
export function LogControlPage(): JSX.Element {
  const { t, date } = useTexts();
  const { data } = useSuspenseQuery(logControlQuery);
  const standsOut = data.items.filter(({ unusual }) => unusual.length > 0);
  const others = data.items.filter((one) => !standsOut.includes(one));
  return (
    <div className="lines-page">
      <PageHead title={t("trail.control.title")} lede={t("trail.control.lede")} />
      <div className="lines-column">
        <p className="dim">{t("trail.control.week", { date: date(data.week) })}</p>
        {data.items.length === 0 && <p className="dim after-lines">{t("trail.control.none")}</p>}
        <Readers id="stands-out" title={t("trail.control.stands-out")} readers={standsOut} />
        <Readers id="others" title={t("trail.control.others")} readers={others} />
      </div>
    </div>
  );
}

function Readers({ id, title, readers }: { id: string; title: string; readers: Reader[] }): JSX.Element | null {
  const { t } = useTexts();
  if (readers.length === 0) return null;
  return (
    <section className="ps member-group" aria-labelledby={id}>
      <div className="h">
        <h2 id={id}>{title}</h2>
      </div>
      <ul className="entries">
        {readers.map(({ userId, name, role, people, usual, assigned, outside, unusual }) => (
          <li className="entry with-disc member-line" key={userId}>
            <Disc name={name} />
            <span>
              <b>{name}</b>
              <br />
              <span className="dim small">{t(`member.of.${role}`)}</span>
            </span>
            <div>
              <p>
                <b>{t("trail.control.people", { count: people })}</b>,{" "}
                {usual === undefined ? t("trail.control.usual.unknown") : t("trail.control.usual", { count: usual })}
              </p>
              <p className="dim small">
                {t("trail.control.assigned", { count: assigned })}
                {outside > 0 && <>, {t("trail.control.outside", { count: outside })}</>}
              </p>
              {unusual.map((one) => (
                <Message icon="question" key={one}>
                  {t(`trail.control.${one}`)}
                </Message>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
