import "../../styles/proposal.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { shortDate, today } from "../../app/days.ts";
import { yesesOf } from "../../app/my-proposals.tsx";
import { useTexts } from "../../app/texts.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { PageHead } from "../../kit/page.tsx";
import { TwoYeses } from "../../kit/two-yeses.tsx";
import { AgreementLine, MeetingLine } from "./arranged-lines.tsx";
import { CardFacts } from "./card-facts.tsx";
import { closingInWords } from "./now-words.ts";
import { NextStep } from "./next-step.tsx";
import { proposalQuery, type ProposalView } from "./queries.ts";
import { proposalRoute } from "./routes.ts";

/** One proposal, for whoever works with the person: what to do now, what the employer sees, and how it came here. */
export function ProposalPage(): JSX.Element {
  const { proposalId } = proposalRoute.useParams();
  const words = useTexts();
  const { t } = words;
  const { data } = useSuspenseQuery(proposalQuery(proposalId));
  const { proposal, person, employer, place } = data;
  const meeting = proposal.state === "known" ? proposal.meetings.at(-1) : undefined;
  const title = t("proposal.page.title", { person: person.name, employer });
  return (
    <div className="proposal-page">
      <Crumbs way={[{ text: t("proposal.board.name"), link: { to: "/proposals" } }]} here={person.initials} />
      <PageHead title={title} />
      <p className="facts">
        {place && <span>{place.title}</span>}
        {place && <span>{t("proposal.page.seats", { taken: place.taken, seats: place.seats })}</span>}
        <span>
          <Link to="/people/$participantId" params={{ participantId: proposal.participantId }}>
            {t("proposal.page.person")}
          </Link>
        </span>
      </p>
      <div className="with-side">
        <div>
          <section className="sheet" aria-labelledby="now">
            <div className="state-now">
              <TwoYeses given={yesesOf(proposal)} size={56} />
              <h2 id="now">
                {proposal.state === "closed"
                  ? closingInWords(words, proposal.closing)
                  : t(`proposal.state.${proposal.state}`)}
              </h2>
            </div>
            {meeting && <MeetingLine meeting={meeting} />}
            {"agreement" in proposal && <AgreementLine agreement={proposal.agreement} />}
            <NextStep view={data} />
          </section>
          {"card" in proposal && (
            <details className="sheet">
              <summary>
                <h2>{t("proposal.my.card")}</h2>
              </summary>
              <CardFacts card={proposal.card} />
            </details>
          )}
        </div>
        <Sides view={data} />
      </div>
    </div>
  );
}

function Sides({ view }: { view: ProposalView }): JSX.Element {
  const { t, language } = useTexts();
  const day = (at: string) => shortDate(language, at, today());
  return (
    <aside className="sheet" aria-labelledby="history">
      <h2 id="history">{t("proposal.page.history")}</h2>
      <ol className="history">
        {view.moves.map(({ to, at, name, onBehalf }) => (
          <li key={`${to}${at}`}>
            <b>{t(`proposal.state.${to}`)}</b>
            <br />
            <span className="small dim">
              {onBehalf === undefined
                ? t("proposal.page.by", { name, day: day(at) })
                : t("proposal.page.by-behalf", { name, day: day(at), why: t(`proposal.onBehalf.${onBehalf}`) })}
            </span>
          </li>
        ))}
      </ol>
      <h3>{t("proposal.page.seen")}</h3>
      {view.seen.length === 0 ? (
        <p className="small dim">{t("proposal.page.seen.none")}</p>
      ) : (
        <ul className="history small">
          {view.seen.map(({ what, name, at }) => (
            <li key={`${what}${name}${at}`}>{t(`proposal.page.seen.${what}`, { name, day: day(at) })}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
