import type { JSX } from "react";
import { useTexts, type Words } from "../../app/texts.tsx";
import { Lines, nameIn } from "./held-lines.tsx";
import type { Held } from "./held-query.ts";

type HeldProposal = Held["proposals"][number];

const clockOf = (local: string): string => local.slice(11, 16).replace(":", ".");

/** Every proposal with its way, its yeses and what was agreed. */
export function HeldProposals({ held }: { held: Held }): JSX.Element | null {
  const words = useTexts();
  const { t, date } = words;
  if (held.proposals.length === 0) return null;
  return (
    <section>
      <h3>{t("held.proposals")}</h3>
      {held.proposals.map((proposal) => (
        <ProposalPart key={proposal.id} held={held} proposal={proposal} />
      ))}
      <Lines
        title={t("held.sightings")}
        lines={held.sightings.map(({ what, name, at }) => t(`held.sighting.${what}`, { name, on: date(at) }))}
      />
    </section>
  );
}

function ProposalPart({ held, proposal }: { held: Held; proposal: HeldProposal }): JSX.Element {
  const words = useTexts();
  const { t, date } = words;
  const nameOf = nameIn(held);
  const { placementId, employerId, moves } = proposal;
  const title = t("held.proposal", {
    place: nameOf(placementId) || t("held.proposal.no-place"),
    employer: nameOf(employerId),
  });
  const lines = [
    ...moves.map(({ to, at, by }) =>
      t("held.proposal.move", { state: t(`proposal.state.${to}`), on: date(at), name: nameOf(by) }).replace(/, $/, ""),
    ),
    ...consentsOf(proposal).flatMap((consent) => consentLines(words, consent)),
    ...("meetings" in proposal ? proposal.meetings : []).map(({ kind, startsAt, where }) =>
      t("held.proposal.meeting", {
        kind: t(`proposal.do.meeting.${kind}`),
        on: date(startsAt.slice(0, 10)),
        time: clockOf(startsAt),
        where,
      }),
    ),
    ...("agreement" in proposal ? [proposal.agreement] : []).map(({ hoursPerWeek, startsOn, endsOn, supervisor }) =>
      t("held.proposal.agreement", {
        hours: hoursPerWeek,
        from: date(startsOn),
        to: date(endsOn),
        supervisor: supervisor.name,
      }),
    ),
  ];
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </>
  );
}

type Consent = NonNullable<Extract<HeldProposal, { state: "closed" }>["cardConsent"]>;

const consentsOf = (proposal: HeldProposal): Consent[] =>
  [
    "cardConsent" in proposal ? proposal.cardConsent : undefined,
    "identityConsent" in proposal ? proposal.identityConsent : undefined,
  ].flatMap((consent) => consent ?? []);

const consentLines = ({ t, date }: Words, { question, ownWords, revokedAt }: Consent): string[] => [
  t("held.proposal.consent", { question }),
  ...(ownWords === undefined ? [] : [t("held.proposal.words", { words: ownWords })]),
  ...(revokedAt === undefined ? [] : [t("held.proposal.revoked", { on: date(revokedAt) })]),
];

/** Events, and the times that are booked. */
export function HeldEvents({ held }: { held: Held }): JSX.Element | null {
  const words = useTexts();
  const { t, date, time } = words;
  if (held.events.length === 0 && held.times.length === 0) return null;
  return (
    <section>
      <h3>{t("held.events")}</h3>
      {held.events.map(({ name, startsAt, candidate, outcomes }) => (
        <div key={`${name} ${startsAt}`}>
          <h4>{t("held.event", { name, on: date(startsAt.slice(0, 10)) })}</h4>
          <ul>
            {candidate && <li>{t(`held.event.invitation.${candidate.invitation.kind}`)}</li>}
            {candidate && <li>{t("held.event.number", { number: candidate.number })}</li>}
            {candidate && candidate.wishes.length > 0 && <li>{wishesLine(words, held, candidate)}</li>}
            {outcomes.map((outcome) => (
              <li key={outcome.employerId}>{outcomeLine(words, held, outcome)}</li>
            ))}
          </ul>
        </div>
      ))}
      <Lines
        title={t("held.times")}
        lines={held.times.map(({ from, to }) => t("held.time", { on: date(from), from: time(from), to: time(to) }))}
      />
    </section>
  );
}

type HeldEvent = Held["events"][number];

const wishesLine = ({ t, list }: Words, held: Held, { wishes }: NonNullable<HeldEvent["candidate"]>): string =>
  t("held.event.wishes", { names: list(wishes.map(({ employerId }) => nameIn(held)(employerId))) });

function outcomeLine({ t, list }: Words, held: Held, outcome: HeldEvent["outcomes"][number]): string {
  const { employerId, mark, notes, employerAnswer, participantAnswer } = outcome;
  const said = [
    ...(mark === undefined ? [] : [t(`follow-up.mark.${mark}`)]),
    ...notes.map((note) => t(`follow-up.note.${note}`)),
    ...[employerAnswer, participantAnswer].flatMap((given) => (given ? [t(`follow-up.answer.${given.answer}`)] : [])),
  ];
  const none = t("held.nothing");
  return t("held.event.outcome", {
    employer: nameIn(held)(employerId),
    notes: said.length === 0 ? none.replace(/\.$/, "") : list(said),
  });
}
