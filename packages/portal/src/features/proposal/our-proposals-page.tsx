import "../../styles/proposal.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { shortDate, today } from "../../app/days.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { yesesOf } from "../../app/my-proposals.tsx";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { PageHead } from "../../kit/page.tsx";
import { TwoYeses } from "../../kit/two-yeses.tsx";
import { type EmployerId, ourProposalsQuery } from "./queries.ts";

/** The cards that an employer has been shown. */
export function OurProposalsPage(): JSX.Element {
  const { t } = useTexts();
  const { employer } = signedInRoute.useRouteContext().session;
  return (
    <div className="lines-page">
      <PageHead title={t("proposal.our.title")} lede={t("proposal.our.lede")} />
      {employer?.standing === "approved" ? (
        <Cards employerId={employer.id} />
      ) : (
        <EmptyPage picture="spool" title={t("proposal.our.not-approved")} />
      )}
    </div>
  );
}

function Cards({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t, language } = useTexts();
  const { data } = useSuspenseQuery(ourProposalsQuery(employerId));
  const now = today();
  if (data.items.length === 0)
    return (
      <EmptyPage
        picture="hanger"
        title={t("proposal.our.empty")}
        action={
          <Link className={buttonClass("main")} to="/our/placements">
            {t("proposal.our.empty.to")}
          </Link>
        }
      >
        <p>{t("proposal.our.empty.text")}</p>
      </EmptyPage>
    );
  return (
    <ul className="proposal-cards">
      {data.items.map((row) => {
        const { id, state, title, answerBy } = row;
        if (state === "proposed" || state === "asked" || state === "closed") return null;
        return (
          <li className={state === "shown" ? "pc turn" : "pc"} key={id}>
            <h2>
              <Link to="/our/proposals/$proposalId" params={{ proposalId: id }} preload={false}>
                {title}
              </Link>
            </h2>
            <TwoYeses given={yesesOf(row)} />
            <p className="now">
              {t(`proposal.our.state.${state}`, { day: shortDate(language, answerBy ?? now, now) })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
