import "../../styles/proposal.css";
import type { RouteBody } from "@passa/contract/types";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, notFound } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { shortDate, today } from "../../app/days.ts";
import { NotYours, signedInRoute } from "../../app/layouts.tsx";
import { standsAs } from "../../app/my-proposals.tsx";
import { etagOf, type OwnProposal, ownProposalsQuery, proposalsChanged } from "../../app/proposals.ts";
import type { ParticipantId } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button } from "../../kit/button.tsx";
import { Eye } from "../../kit/eye.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Listen } from "../../kit/listen.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { AgreementLine, MeetingLine } from "./arranged-lines.tsx";
import { CardFacts, hoursInWords } from "./card-facts.tsx";
import { OwnFollowUp } from "./own-follow-up.tsx";
import { myProposalRoute } from "./routes.ts";

/** One place that a participant has to do with: one question, or how it stands, and the way to take it back. */
export function MyProposalPage(): JSX.Element {
  const { participantId } = signedInRoute.useRouteContext().session;
  if (!participantId) throw new NotYours();
  return <Mine participantId={participantId} />;
}

function Mine({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const { proposalId } = myProposalRoute.useParams();
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(ownProposalsQuery(participantId));
  const proposal = data.items.find(({ id }) => id === proposalId);
  if (!proposal) throw notFound();
  const { question, employer, meeting, agreement, followUps, certificate, card } = proposal;
  const asks = question !== undefined && !proposal.wantsToTalk;
  return (
    <div className="my-steps my-proposal">
      <p>
        <Link to="/my-steps">{t("proposal.my.back")}</Link>
      </p>
      <PageHead title={asks ? t(`proposal.question.${question}`, { employer }) : employer} />
      {asks ? (
        <Question proposal={proposal} question={question} />
      ) : (
        <>
          <p className="stands">{standsAs(words, proposal)}</p>
          <Listen text={[employer, standsAs(words, proposal)].join(". ")} />
        </>
      )}
      {proposal.wantsToTalk && (
        <Message icon="question">
          {proposal.contact === undefined
            ? t("proposal.my.said.talk-nobody")
            : t("proposal.my.said.talk", { name: proposal.contact })}
        </Message>
      )}
      {meeting && proposal.state === "known" && <MeetingLine meeting={meeting} />}
      {agreement && <AgreementLine agreement={agreement} />}
      {followUps && (
        <OwnFollowUp
          id={proposal.id}
          version={proposal.version}
          followUps={followUps}
          title={t("proposal.my.follow")}
          onSaved={() => proposalsChanged(queryClient)}
        />
      )}
      <Work proposal={proposal} />
      {card && (
        <details className="my-part">
          <summary>
            <h2>{t("proposal.my.card")}</h2>
          </summary>
          <CardFacts card={card} />
        </details>
      )}
      {certificate && <Certificate certificate={certificate} />}
      <Consents proposal={proposal} />
      {proposal.state !== "closed" && proposal.state !== "ended" && !asks && <Withdraw proposal={proposal} />}
    </div>
  );
}

type Asked = NonNullable<OwnProposal["question"]>;
type Answer = RouteBody<"POST /proposals/{proposalId}/answer">["answer"];

/** One question, what will be shown to whom, and three ways to answer. */
function Question({ proposal, question }: { proposal: OwnProposal; question: Asked }): JSX.Element {
  const { t, language } = useTexts();
  const queryClient = useQueryClient();
  const { id, employer } = proposal;
  const answer = useMutation({
    mutationFn: (given: Answer) =>
      api("POST /proposals/{proposalId}/answer", {
        path: { proposalId: id },
        body: { to: question, answer: given, language },
        ifMatch: etagOf(proposal),
      }),
    onSettled: () => proposalsChanged(queryClient),
  });
  const sees = t(`proposal.my.shown.${question}`);
  const hidden = t(`proposal.my.hidden.${question}`);
  const busy = (given: Answer) => answer.isPending && answer.variables === given && t("proposal.saving");
  return (
    <section className="my-question" aria-label={t("proposal.my.asks", { employer })}>
      <Listen
        text={[
          t(`proposal.question.${question}`, { employer }),
          `${t("proposal.my.shown-to")}: ${sees}`,
          `${t("proposal.my.hidden")}: ${hidden}`,
        ].join(" ")}
      />
      <ul className="eyes">
        <li>
          <Eye />
          <span>
            <b>{t("proposal.my.shown-to")}</b>
            <br />
            {sees}
          </span>
        </li>
        <li>
          <Eye shut />
          <span>
            <b>{t("proposal.my.hidden")}</b>
            <br />
            {hidden}
          </span>
        </li>
      </ul>
      <FormProblem error={answer.error} fieldId={(path) => path} />
      <div className="yes-no">
        <Button className="ans" busy={busy("yes")} onClick={() => answer.mutate("yes")}>
          <span className="st st-met">
            <Icon name="met" size={34} />
          </span>
          {t("proposal.my.yes")}
        </Button>
        <Button className="ans" busy={busy("no")} onClick={() => answer.mutate("no")}>
          <span className="st st-block">
            <Icon name="close" size={30} />
          </span>
          {t("proposal.my.no")}
        </Button>
        <Button className="ans first" busy={busy("talk")} onClick={() => answer.mutate("talk")}>
          <Icon name="question" size={28} />
          {t("proposal.my.talk")}
        </Button>
      </div>
      <p>{t("proposal.my.change")}</p>
    </section>
  );
}

function Work({ proposal: { work, where } }: { proposal: OwnProposal }): JSX.Element {
  const words = useTexts();
  const { t, language } = words;
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const picture = vocabulary.fields.find(({ id }) => id === work.field)?.pictogram ?? "briefcase";
  return (
    <section aria-labelledby="my-work">
      <h2 id="my-work">{t("proposal.my.work")}</h2>
      <ul className="my-lines">
        <li>
          <Pictogram id={picture} size={56} />
          <b>{work.title}</b>
        </li>
        {work.tasks.map(({ id, title, pictogram }) => (
          <li key={id}>
            <Pictogram id={pictogram ?? "checklist"} size={56} />
            <span>{title}</span>
          </li>
        ))}
        {work.hours && (
          <li>
            <Pictogram id="clock" size={56} />
            <span>
              {hoursInWords(words, work.hours)}
              {work.startsOn && (
                <>
                  <br />
                  {t("proposal.card.starts", { day: shortDate(language, work.startsOn, today()) })}
                </>
              )}
            </span>
          </li>
        )}
        {where && (
          <li>
            <Pictogram id="pin" size={56} />
            <span>
              {where.name}
              <br />
              {where.address}, {where.locality}
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** What has been said yes to, and who has looked. */
function Consents({ proposal }: { proposal: OwnProposal }): JSX.Element | null {
  const { t, language } = useTexts();
  const day = (at: string) => shortDate(language, at, today());
  const consents = [proposal.cardConsent, proposal.identityConsent].filter((one) => one !== undefined);
  if (consents.length === 0) return null;
  return (
    <section aria-labelledby="my-consents">
      <h2 id="my-consents">{t("proposal.my.consent")}</h2>
      <ul className="history">
        {consents.map(({ question, at, revokedAt }) => (
          <li key={question}>
            <b>{question}</b>
            <br />
            {t("proposal.my.consent.on", { day: day(at) })}{" "}
            {revokedAt && t("proposal.my.consent.revoked", { day: day(revokedAt) })}
          </li>
        ))}
      </ul>
      <h3>{t("proposal.my.seen")}</h3>
      {proposal.seen.length === 0 ? (
        <p>{t("proposal.my.seen.none")}</p>
      ) : (
        <ul className="history">
          {proposal.seen.map(({ what, name, at }) => (
            <li key={`${what}${name}${at}`}>{t(`proposal.my.seen.${what}`, { name, day: day(at) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Changing one's mind: one press, one to be sure, and nothing is shown any more. */
function Withdraw({ proposal: { id, employer } }: { proposal: OwnProposal }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [sure, setSure] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => api("POST /proposals/{proposalId}/withdrawal", { path: { proposalId: id }, body: {} }),
    onSettled: () => proposalsChanged(queryClient),
  });
  if (!sure)
    return (
      <section aria-label={t("proposal.my.withdraw")}>
        <Button onClick={() => setSure(true)}>{t("proposal.my.withdraw")}</Button>
      </section>
    );
  return (
    <section aria-labelledby="withdraw">
      <h2 id="withdraw">{t("proposal.my.withdraw.sure", { employer })}</h2>
      <FormProblem error={withdraw.error} fieldId={(path) => path} />
      <div className="kr">
        <Button kind="gone" busy={withdraw.isPending && t("proposal.saving")} onClick={() => withdraw.mutate()}>
          {t("proposal.my.withdraw.yes")}
        </Button>
        <Button onClick={() => setSure(false)}>{t("proposal.my.withdraw.no")}</Button>
      </div>
    </section>
  );
}

function Certificate({ certificate }: { certificate: NonNullable<OwnProposal["certificate"]> }): JSX.Element {
  const { t, date } = useTexts();
  const { name, employer, title, tasks, startsOn, endedOn, hoursPerWeek, supervisor } = certificate;
  return (
    <section className="sheet certificate" aria-labelledby="certificate">
      <h2 id="certificate">{t("proposal.my.certificate")}</h2>
      <p className="strong">{title}</p>
      <p>
        {t("proposal.my.certificate.text", {
          name,
          employer,
          start: date(startsOn),
          end: date(endedOn),
          hours: hoursPerWeek,
        })}
      </p>
      <h3>{t("proposal.my.certificate.tasks")}</h3>
      <ul className="history">
        {tasks.map((task) => (
          <li key={task}>{task}</li>
        ))}
      </ul>
      <p>{t("proposal.my.certificate.supervisor", { name: supervisor })}</p>
      <div className="kr no-print">
        <Button onClick={() => window.print()}>{t("proposal.my.certificate.print")}</Button>
      </div>
    </section>
  );
}
