import "../../../styles/event-afterwards.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { EventHead } from "../event-head.tsx";
import { eventRoute } from "../event-route.ts";
import { answers } from "../follow-up.ts";
import { type EventId, eventQuery, type EventView, isPublished } from "../queries.ts";
import { Copying } from "./copying.tsx";
import { type Numbers, numbersQuery, proposalsQuery } from "./queries.ts";

/** What came of it: the papers copied, the numbers, and the proposals. */
export function AfterwardsPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = eventRoute.useParams();
  const { data } = useSuspenseQuery(eventQuery(eventId));
  const view = data.data;
  if (!isPublished(view.event))
    return (
      <>
        <EventHead view={view} title={t("follow-up.title")} />
        <EmptyPage picture="hanger" title={t("follow-up.not-yet")}>
          <p>{t("follow-up.lede.none")}</p>
        </EmptyPage>
      </>
    );
  return <Afterwards eventId={eventId} view={view} />;
}

function Afterwards({ eventId, view }: { eventId: EventId; view: EventView }): JSX.Element {
  const { t } = useTexts();
  const { data: numbers } = useSuspenseQuery(numbersQuery(eventId));
  const { data: proposals } = useSuspenseQuery(proposalsQuery(eventId));
  const { held, interviews, present, candidates, mutual } = numbers;
  return (
    <>
      <EventHead
        view={view}
        title={mutual > 0 ? t("follow-up.title.mutual", { mutual }) : t("follow-up.title")}
        lede={
          view.event.state === "done"
            ? t("follow-up.lede", { held, interviews, present, candidates })
            : t("follow-up.lede.none")
        }
      />
      <div className="split">
        <div className="work">
          {"planId" in view.event && <Copying view={view} planId={view.event.planId} />}
          <section className="ps" aria-labelledby="proposals">
            <div className="h">
              <h2 id="proposals">{t("follow-up.proposals")}</h2>
            </div>
            {proposals.items.length === 0 ? (
              <p className="dim">{t("follow-up.proposals.none")}</p>
            ) : (
              <ul className="proposal-lines">
                {proposals.items.map(({ id, employer, number }) => (
                  <li key={id}>{t("follow-up.proposals.line", { number: number ?? "", employer })}</li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <aside>
          <NumbersTable numbers={numbers} />
        </aside>
      </div>
    </>
  );
}

const counted = [
  "employers",
  "candidates",
  "present",
  "late",
  "left",
  "absent",
  "interviews",
  "held",
  "mutual",
  "proposals",
] as const satisfies readonly (keyof Numbers)[];

function NumbersTable({ numbers }: { numbers: Numbers }): JSX.Element {
  const { t, number } = useTexts();
  const { candidateWishes, employerWishes, candidateAnswers, employerAnswers, marks } = numbers;
  return (
    <div className="sheet event-numbers">
      <h2 id="event-numbers">{t("follow-up.numbers")}</h2>
      <table className="event-figures" aria-labelledby="event-numbers">
        <tbody>
          {counted.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`follow-up.numbers.${name}`)}</th>
              <td>{number(numbers[name], 0)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("follow-up.numbers.candidateWishes")}</th>
            <td>{t("follow-up.numbers.of", candidateWishes)}</td>
          </tr>
          <tr>
            <th scope="row">{t("follow-up.numbers.employerWishes")}</th>
            <td>{t("follow-up.numbers.of", employerWishes)}</td>
          </tr>
        </tbody>
      </table>
      <h3 id="event-answers">{t("follow-up.answers")}</h3>
      <table className="event-figures" aria-labelledby="event-answers">
        <thead>
          <tr>
            <th scope="col">{t("follow-up.answers.side")}</th>
            {answers.map((answer) => (
              <th scope="col" key={answer}>
                {t(`follow-up.answer.${answer}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[
            { side: "candidates" as const, of: candidateAnswers },
            { side: "employers" as const, of: employerAnswers },
          ].map(({ side, of }) => (
            <tr key={side}>
              <th scope="row">{t(`follow-up.answers.${side}`)}</th>
              {answers.map((answer) => (
                <td key={answer}>{of[answer]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h3 id="event-marks">{t("follow-up.marks")}</h3>
      <table className="event-figures" aria-labelledby="event-marks">
        <tbody>
          {marks.map(({ mark, interviews }) => (
            <tr key={mark}>
              <th scope="row">{t(`follow-up.mark.${mark}`)}</th>
              <td>{interviews}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
