import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { buttonClass } from "../kit/button.tsx";
import { TwoYeses } from "../kit/two-yeses.tsx";
import type { ParticipantId } from "./person.ts";
import { type OwnProposal, ownProposalsQuery } from "./proposals.ts";
import { useTexts, type Words } from "./texts.tsx";

/** How it stands, as the person reads it. */
export const standsAs = ({ t }: Words, { state, closing }: OwnProposal): string =>
  state === "closed"
    ? t(`proposal.my.state.closed.${closing ?? "staff"}`)
    : state === "proposed"
      ? ""
      : t(`proposal.my.state.${state}`);

export const yesesOf = ({ state }: Pick<OwnProposal, "state">): 0 | 1 | 2 =>
  state === "shown" || state === "interested"
    ? 1
    : state === "proposed" || state === "asked" || state === "closed"
      ? 0
      : 2;

/** Questions that lie with a participant, first on the page that they begin at, and then the places they have to do with. */
export function MyProposals({ participantId }: { participantId: ParticipantId }): JSX.Element | null {
  const words = useTexts();
  const { t } = words;
  const { data } = useSuspenseQuery(ownProposalsQuery(participantId));
  const questions = data.items.filter(({ question, wantsToTalk }) => question !== undefined && !wantsToTalk);
  const others = data.items.filter((one) => !questions.includes(one));
  if (data.items.length === 0) return null;
  return (
    <>
      {questions.map(({ id, employer }) => (
        <section key={id} className="my-question" aria-labelledby={id}>
          <h2 id={id}>{t("proposal.my.asks", { employer })}</h2>
          <Link className={buttonClass("main")} to="/my-steps/proposals/$proposalId" params={{ proposalId: id }}>
            {t("proposal.my.open")}
          </Link>
        </section>
      ))}
      {others.length > 0 && (
        <section aria-labelledby="my-proposals">
          <h2 id="my-proposals">{t("proposal.my.section")}</h2>
          <ul className="my-lines">
            {others.map((one) => (
              <li key={one.id}>
                <TwoYeses given={yesesOf(one)} size={56} />
                <span>
                  <Link to="/my-steps/proposals/$proposalId" params={{ proposalId: one.id }}>
                    <b>{one.employer}</b>
                  </Link>
                  <br />
                  {standsAs(words, one)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
