import type { RouteBody } from "@passa/contract/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, type ReactNode, useState } from "react";
import { api } from "../../api/client.ts";
import { today } from "../../app/days.ts";
import { etagOf, type OwnProposal, proposalsChanged } from "../../app/proposals.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DateField, SelectField, TextArea, TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { AgreementForm } from "./agreement-form.tsx";
import { behalfReasons, closingReasons, notNowReasons, type OnBehalf, outcomes, waysItGoes } from "./choices.ts";
import type { ProposalView } from "./queries.ts";

/** What a matcher can do with a proposal now: the next step first, everything that ends it last. */
export function NextStep({ view }: { view: ProposalView }): JSX.Element {
  const { proposal } = view;
  switch (proposal.state) {
    case "proposed":
      return (
        <>
          <Ask view={view} />
          <Ways view={view} />
        </>
      );
    case "asked":
      return (
        <>
          <WriteAnswer view={view} question="card" />
          <Ways view={view} />
        </>
      );
    case "interested":
      return (
        <>
          <WriteAnswer view={view} question="identity" />
          <Ways view={view} />
        </>
      );
    case "shown":
      return (
        <>
          <WriteReply view={view} />
          <Ways view={view} />
        </>
      );
    case "known":
      return (
        <>
          <Meet view={view} />
          <AgreementForm view={view} />
          <Ways view={view} />
        </>
      );
    case "agreed":
      return (
        <>
          <Begin view={view} />
          <AgreementForm view={view} />
          <Ways view={view} />
        </>
      );
    case "placed":
      return (
        <>
          <FollowUps view={view} />
          <End view={view} />
          <Ways view={view} />
        </>
      );
    case "ended":
      return <FollowUps view={view} />;
    case "closed":
      return <></>;
  }
}

/** The name and version that every change is sent with. */
const addressed = ({ proposal }: ProposalView) => ({
  path: { proposalId: proposal.id },
  ifMatch: etagOf(proposal),
});

function useStep<Given>(send: (given: Given) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => proposalsChanged(queryClient) });
}

interface StepProps {
  readonly view: ProposalView;
}

/** A part of the page with a heading and a form. */
function Step({ title, help, children }: { title: string; help?: string; children: ReactNode }): JSX.Element {
  return (
    <section className="next-step" aria-label={title}>
      <h3>{title}</h3>
      {help !== undefined && <p className="small dim">{help}</p>}
      {children}
    </section>
  );
}

/** Why staff write for somebody. */
function Behalf({ value, onChange }: { value: OnBehalf; onChange: (value: OnBehalf) => void }): JSX.Element {
  const { t } = useTexts();
  return (
    <SelectField
      label={t("proposal.onBehalf")}
      value={value}
      choices={behalfReasons.map((reason) => ({ value: reason, label: t(`proposal.onBehalf.${reason}`) }))}
      onChange={(chosen) => onChange(behalfReasons.find((one) => one === chosen) ?? value)}
    />
  );
}

function Ask({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const { proposal, places } = view;
  const [chosen, setChosen] = useState(("placementId" in proposal ? proposal.placementId : undefined) ?? places[0]?.id);
  const ask = useStep((placementId: typeof chosen) =>
    api("POST /proposals/{proposalId}/question", { ...addressed(view), body: placementId ? { placementId } : {} }),
  );
  return (
    <Step title={t("proposal.do.ask")} help={t("proposal.do.ask.help")}>
      <FormProblem error={ask.error} fieldId={() => "which-place"} />
      <SelectField
        id="which-place"
        label={t("proposal.do.which")}
        value={chosen ?? ""}
        choices={places.map(({ id, title }) => ({ value: id, label: title }))}
        missing={missingAt(ask.error, "placementId")}
        onChange={(value) => setChosen(places.find(({ id }) => id === value)?.id)}
      />
      <div className="kr">
        <Button kind="main" busy={ask.isPending && t("proposal.saving")} onClick={() => ask.mutate(chosen)}>
          {t("proposal.do.ask")}
        </Button>
      </div>
    </Step>
  );
}

type Answer = RouteBody<"POST /proposals/{proposalId}/answer">["answer"];

/** The person's answer, told to staff: read aloud, and written down with why. */
function WriteAnswer({ view, question }: StepProps & { question: NonNullable<OwnProposal["question"]> }): JSX.Element {
  const { t, language } = useTexts();
  const [answer, setAnswer] = useState<Answer>();
  const [ownWords, setOwnWords] = useState("");
  const [onBehalf, setOnBehalf] = useState<OnBehalf>("inPerson");
  const save = useStep((given: Answer) =>
    api("POST /proposals/{proposalId}/answer", {
      ...addressed(view),
      body: { to: question, answer: given, language, onBehalf, ...(ownWords.trim() && { ownWords: ownWords.trim() }) },
    }),
  );
  return (
    <Step title={t("proposal.do.write")} help={t("proposal.do.write.help")}>
      <p className="question">{t(`proposal.question.${question}`, { employer: view.employer })}</p>
      <p className="small">
        <b>{t("proposal.my.shown-to")}:</b> {t(`proposal.my.shown.${question}`)}
        <br />
        <b>{t("proposal.my.hidden")}:</b> {t(`proposal.my.hidden.${question}`)}
      </p>
      <FormProblem error={save.error} fieldId={(path) => path} />
      <Segmented
        legend={t("proposal.do.answer")}
        choices={(["yes", "no", "talk"] as const).map((value) => ({ value, label: t(`proposal.my.${value}`) }))}
        value={answer}
        onChange={(value) => value !== "unknown" && setAnswer(value)}
      />
      <Behalf value={onBehalf} onChange={setOnBehalf} />
      <TextArea label={t("proposal.do.own-words")} value={ownWords} maxLength={500} onChange={setOwnWords} />
      <div className="kr">
        <Button
          kind="main"
          cannot={answer === undefined && t("proposal.do.answer")}
          busy={save.isPending && t("proposal.saving")}
          onClick={() => answer && save.mutate(answer)}
        >
          {t("proposal.do.write")}
        </Button>
      </div>
    </Step>
  );
}

type Reply = RouteBody<"POST /proposals/{proposalId}/reply">;

/** What the employer said on the phone. */
function WriteReply({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const [answer, setAnswer] = useState<Reply["answer"]>();
  const [reason, setReason] = useState(notNowReasons[0] ?? "other");
  const [onBehalf, setOnBehalf] = useState<OnBehalf>("byPhone");
  const save = useStep((body: Reply) => api("POST /proposals/{proposalId}/reply", { ...addressed(view), body }));
  return (
    <Step title={t("proposal.do.reply")}>
      <FormProblem error={save.error} fieldId={(path) => path} />
      <Segmented
        legend={t("proposal.do.reply")}
        legendHidden
        choices={[
          { value: "meet", label: t("proposal.do.meet") },
          { value: "notNow", label: t("proposal.do.not-now") },
        ]}
        value={answer}
        onChange={(value) => value !== "unknown" && setAnswer(value)}
      />
      {answer === "notNow" && (
        <SelectField
          label={t("proposal.card.why")}
          value={reason}
          choices={notNowReasons.map((value) => ({ value, label: t(`proposal.reason.${value}`) }))}
          onChange={(value) => setReason(notNowReasons.find((one) => one === value) ?? reason)}
        />
      )}
      <Behalf value={onBehalf} onChange={setOnBehalf} />
      <div className="kr">
        <Button
          kind="main"
          cannot={answer === undefined && t("proposal.do.reply")}
          busy={save.isPending && t("proposal.saving")}
          onClick={() => answer && save.mutate(answer === "meet" ? { answer, onBehalf } : { answer, reason, onBehalf })}
        >
          {t("proposal.do.write")}
        </Button>
      </div>
    </Step>
  );
}

type Meeting = RouteBody<"POST /proposals/{proposalId}/meetings">;

function Meet({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const [kind, setKind] = useState<Meeting["kind"]>("meeting");
  const [on, setOn] = useState("");
  const [at, setAt] = useState("10:00");
  const [where, setWhere] = useState("");
  const save = useStep(() =>
    api("POST /proposals/{proposalId}/meetings", {
      ...addressed(view),
      body: { kind, startsAt: `${on}T${at}`, where: where.trim() },
    }),
  );
  const lacking = on === "" || where.trim() === "";
  return (
    <Step title={t("proposal.do.meeting")}>
      <FormProblem error={save.error} fieldId={(path) => `meeting-${path}`} />
      <Segmented
        legend={t("proposal.do.meeting.kind")}
        choices={(["meeting", "trialVisit"] as const).map((value) => ({
          value,
          label: t(`proposal.do.meeting.${value}`),
        }))}
        value={kind}
        onChange={(value) => value !== "unknown" && setKind(value)}
      />
      <div className="pair">
        <DateField
          id="meeting-startsAt"
          label={t("proposal.do.meeting.on")}
          value={on}
          min={today()}
          onChange={setOn}
        />
        <TextField type="time" label={t("proposal.do.meeting.at")} value={at} onChange={setAt} />
      </div>
      <TextField
        id="meeting-where"
        label={t("proposal.do.meeting.where")}
        value={where}
        maxLength={160}
        onChange={setWhere}
      />
      <div className="kr">
        <Button
          kind="main"
          cannot={lacking && `${t("proposal.do.meeting.on")} ${t("proposal.do.meeting.where")}`}
          busy={save.isPending && t("proposal.saving")}
          onClick={() => save.mutate(undefined)}
        >
          {t("proposal.do.meeting.save")}
        </Button>
      </div>
    </Step>
  );
}

function Begin({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const begin = useStep(() => api("POST /proposals/{proposalId}/beginning", addressed(view)));
  const title = t("proposal.do.begin", { person: view.person.name });
  return (
    <Step title={title} help={t("proposal.do.begin.help", { seats: view.place?.seats ?? 1 })}>
      <FormProblem error={begin.error} fieldId={(path) => path} />
      <div className="kr">
        <Button kind="main" busy={begin.isPending && t("proposal.saving")} onClick={() => begin.mutate(undefined)}>
          {title}
        </Button>
      </div>
    </Step>
  );
}

type FollowUp = RouteBody<"POST /proposals/{proposalId}/follow-ups">;

/** The fixed points, and what the person has said at each. */
function FollowUps({ view }: StepProps): JSX.Element {
  const { t, date } = useTexts();
  const { proposal } = view;
  const save = useStep((body: FollowUp) =>
    api("POST /proposals/{proposalId}/follow-ups", { ...addressed(view), body }),
  );
  const points = "followUps" in proposal ? proposal.followUps : [];
  const next = points.find(({ participant }) => participant === undefined)?.point;
  return (
    <Step title={t("proposal.do.follow")}>
      <FormProblem error={save.error} fieldId={(path) => path} />
      <ul className="points">
        {points.map(({ point, dueOn, participant, employer }) => (
          <li key={point} aria-current={point === next ? "step" : undefined}>
            <b>{t(`proposal.do.follow.${point}`)}</b> <span className="dim">{date(dueOn)}</span>
            {participant && <p>{t(`proposal.how.${participant.how}`)}</p>}
            {employer && (
              <p className="small dim">
                {view.employer}: {t(`proposal.how.${employer.how}`)}
              </p>
            )}
            {point === next && (
              <fieldset>
                <legend className="lab">{t("proposal.do.follow.person")}</legend>
                <div className="chips">
                  {waysItGoes.map((how) => (
                    <Button
                      key={how}
                      small
                      onClick={() => save.mutate({ point, how, side: "participant", onBehalf: "inPerson" })}
                    >
                      {t(`proposal.how.${how}`)}
                    </Button>
                  ))}
                </div>
              </fieldset>
            )}
          </li>
        ))}
      </ul>
    </Step>
  );
}

function End({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const [outcome, setOutcome] = useState(outcomes[0] ?? "completed");
  const [endedOn, setEndedOn] = useState(today());
  const save = useStep(() =>
    api("POST /proposals/{proposalId}/end", { ...addressed(view), body: { outcome, endedOn } }),
  );
  return (
    <details className="next-step">
      <summary>
        <h3>{t("proposal.do.end")}</h3>
      </summary>
      <FormProblem error={save.error} fieldId={(path) => `end-${path}`} />
      <SelectField
        id="end-outcome"
        label={t("proposal.outcome")}
        value={outcome}
        choices={outcomes.map((value) => ({ value, label: t(`proposal.outcome.${value}`) }))}
        onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? outcome)}
      />
      <DateField id="end-endedOn" label={t("proposal.do.end.on")} value={endedOn} onChange={setEndedOn} />
      <div className="kr">
        <Button kind="main" busy={save.isPending && t("proposal.saving")} onClick={() => save.mutate(undefined)}>
          {t("proposal.do.end.save")}
        </Button>
      </div>
    </details>
  );
}

/** The ways out: staff close it, or the person takes the yes back. */
function Ways({ view }: StepProps): JSX.Element {
  const { t } = useTexts();
  const [reason, setReason] = useState(closingReasons[0] ?? "placeGone");
  const [onBehalf, setOnBehalf] = useState<OnBehalf>("byPhone");
  const { path } = addressed(view);
  const close = useStep(() => api("POST /proposals/{proposalId}/closing", { ...addressed(view), body: { reason } }));
  const withdraw = useStep(() => api("POST /proposals/{proposalId}/withdrawal", { path, body: { onBehalf } }));
  const canClose = view.proposal.state !== "placed";
  return (
    <details className="next-step">
      <summary>
        <h3>{t("proposal.page.more")}</h3>
      </summary>
      <FormProblem error={close.error ?? withdraw.error} fieldId={(name) => name} />
      {canClose && (
        <>
          <SelectField
            label={t("proposal.do.close.why")}
            value={reason}
            choices={closingReasons.map((value) => ({ value, label: t(`proposal.closing.${value}`) }))}
            onChange={(value) => setReason(closingReasons.find((one) => one === value) ?? reason)}
          />
          <div className="kr">
            <Button kind="gone" busy={close.isPending && t("proposal.saving")} onClick={() => close.mutate(undefined)}>
              {t("proposal.do.close")}
            </Button>
          </div>
        </>
      )}
      <Behalf value={onBehalf} onChange={setOnBehalf} />
      <p className="small dim">{t("proposal.do.withdraw.help")}</p>
      <div className="kr">
        <Button
          kind="gone"
          busy={withdraw.isPending && t("proposal.saving")}
          onClick={() => withdraw.mutate(undefined)}
        >
          {t("proposal.do.withdraw")}
        </Button>
      </div>
    </details>
  );
}
