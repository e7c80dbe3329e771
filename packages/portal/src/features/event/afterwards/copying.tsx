import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { Skeleton } from "../../../kit/waiting.tsx";
import { EmployerOutcomeFields } from "../employer-outcome.tsx";
import { type Answer, answers } from "../follow-up.ts";
import { planQuery } from "../plan/queries.ts";
import { eventCandidatesQuery, eventEmployersQuery, eventKey, type EventView, type PlanId } from "../queries.ts";
import { clockOf } from "../times.ts";
import { afterwardsRoute } from "./afterwards-route.ts";
import { type EmployerOutcome, type Outcome, outcomesQuery } from "./queries.ts";

/** Copies what stands on paper, a sheet at a time, in the order of the sheets. Each tick is saved as it is made. */
export function Copying({ view, planId }: { view: EventView; planId: PlanId }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const { by, of } = afterwardsRoute.useSearch();
  const navigate = afterwardsRoute.useNavigate();
  const plan = useQuery(planQuery(eventId, planId));
  const { data: outcomes } = useSuspenseQuery(outcomesQuery(eventId));
  const { data: employers } = useSuspenseQuery(eventEmployersQuery(eventId));
  const { data: candidates } = useSuspenseQuery(eventCandidatesQuery(eventId));
  const go = (search: { by?: "employer"; of?: string }): void =>
    void navigate({ search, replace: true, resetScroll: false });
  const choices =
    by === "employer"
      ? employers.items.map(({ employerId, name }) => ({ value: employerId as string, label: name }))
      : candidates.items.map(({ number, name }) => ({
          value: String(number),
          label: name === undefined ? String(number) : `${number}. ${name}`,
        }));
  const at = choices.findIndex(({ value }) => value === of);
  const next = choices[at + 1];
  const known = new Map<string, Outcome>(outcomes.items.map((one) => [`${one.employerId} ${one.participantId}`, one]));
  const settled = {
    onSettled: () =>
      queryClient.invalidateQueries({
        queryKey: eventKey(eventId),
        predicate: ({ queryKey: [, , what] }) => what !== "plan",
      }),
  };
  const ofPerson = useMutation({
    mutationFn: ({ interview, answer }: { interview: Interview; answer: Answer }) =>
      api("PUT /events/{eventId}/candidates/{participantId}/outcomes/{employerId}", {
        path: { eventId, participantId: interview.participantId, employerId: interview.employerId },
        body: { answer, fromPaper: true },
      }),
    ...settled,
  });
  const ofEmployer = useMutation({
    mutationFn: ({ interview, body }: { interview: Interview & { number: number }; body: EmployerOutcome }) =>
      api("PUT /events/{eventId}/employers/{employerId}/outcomes/{number}", {
        path: { eventId, employerId: interview.employerId, number: interview.number },
        body: { ...body, fromPaper: true },
      }),
    ...settled,
  });
  const person = candidates.items.find(({ number }) => String(number) === of);
  const interviews = (plan.data?.data.interviews ?? [])
    .filter(({ employerId, participantId }) =>
      by === "employer" ? employerId === of : participantId === person?.participantId,
    )
    .toSorted((one, other) => one.slot - other.slot);
  return (
    <section className="ps" aria-labelledby="copying">
      <div className="h">
        <h2 id="copying">{t("follow-up.write")}</h2>
        <span>{t("follow-up.write.lede")}</span>
      </div>
      <div className="copying-head">
        <Segmented
          legend={t("follow-up.by")}
          value={by ?? "candidate"}
          choices={(["candidate", "employer"] as const).map((value) => ({ value, label: t(`follow-up.by.${value}`) }))}
          onChange={(value) => go(value === "employer" ? { by: "employer" } : {})}
        />
        <SelectField<string>
          label={t("follow-up.whose")}
          value={of ?? ""}
          empty={t("follow-up.choose")}
          choices={choices}
          onChange={(value) => go({ ...(by ? { by } : {}), ...(value ? { of: value } : {}) })}
        />
        {of !== undefined && next && (
          <Button onClick={() => go({ ...(by ? { by } : {}), of: next.value })}>{t("follow-up.next")}</Button>
        )}
      </div>
      <FormProblem error={ofPerson.error ?? ofEmployer.error ?? plan.error} fieldId={(path) => path} />
      {plan.isPending && <Skeleton rows={3} />}
      <ul className="copying">
        {interviews.map((interview) => {
          const outcome = known.get(`${interview.employerId} ${interview.participantId}`);
          const time = clockOf(view.times[interview.slot]?.from ?? "");
          const number =
            candidates.items.find(({ participantId }) => participantId === interview.participantId)?.number ?? 0;
          const employer = employers.items.find(({ employerId }) => employerId === interview.employerId)?.name ?? "";
          const who = by === "employer" ? t("event.card", { number }) : employer;
          return (
            <li key={`${interview.employerId} ${interview.participantId}`}>
              <p>
                <b>{who}</b> <span className="dim">{time}</span>
              </p>
              {by === "employer" ? (
                <EmployerOutcomeFields
                  who={who}
                  said={{ mark: outcome?.mark, notes: outcome?.notes ?? [], answer: outcome?.employerAnswer?.answer }}
                  onChange={(body) => ofEmployer.mutate({ interview: { ...interview, number }, body })}
                />
              ) : (
                <Segmented
                  legend={t("follow-up.again-of", { who })}
                  legendHidden
                  value={outcome?.participantAnswer?.answer}
                  choices={answers.map((value) => ({ value, label: t(`follow-up.answer.${value}`) }))}
                  onChange={(answer) => {
                    if (answer !== "unknown") ofPerson.mutate({ interview, answer });
                  }}
                />
              )}
              {outcome?.proposalId && <p className="small strong">{t("follow-up.mutual")}</p>}
            </li>
          );
        })}
      </ul>
      <p role="status" className="small dim">
        {ofPerson.isPending || ofEmployer.isPending
          ? t("event.saving")
          : (ofPerson.isSuccess || ofEmployer.isSuccess) && t("follow-up.saved")}
      </p>
    </section>
  );
}

type Interview = Pick<Outcome, "employerId" | "participantId">;
