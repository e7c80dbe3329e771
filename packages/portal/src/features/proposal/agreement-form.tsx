import type { RouteBody } from "@passa/contract/types";
import { vocabularyName } from "@passa/texts/vocabulary";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { etagOf, proposalsChanged } from "../../app/proposals.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Button } from "../../kit/button.tsx";
import { CheckField, DateField, NumberField, TextField } from "../../kit/field.tsx";
import { FormProblem, missingAt } from "../../kit/form-problem.tsx";
import type { ProposalView } from "./queries.ts";

type Agreement = RouteBody<"PUT /proposals/{proposalId}/agreement">;

/** What there is to begin with: what was agreed before, or what the place and the card say. */
function begunWith({ proposal, place }: ProposalView): Agreement {
  if ("agreement" in proposal) {
    const { at: _, by: __, onBehalf: ___, ...agreement } = proposal.agreement;
    return agreement;
  }
  const card = "card" in proposal ? proposal.card : undefined;
  const startsOn = card?.startsOn ?? place?.startsOn ?? "";
  return {
    startsOn,
    endsOn: "",
    hoursPerWeek: card?.hours?.max ?? place?.hours.max ?? 20,
    tasksLeftOut: [],
    adaptations: card?.needs.map(({ adaptation }) => adaptation) ?? [],
    supervisor: { name: "" },
  };
}

/** Hours, tasks left out, adaptations, supervisor and period, as both sides have agreed. */
export function AgreementForm({ view }: { view: ProposalView }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const queryClient = useQueryClient();
  const { proposal, place } = view;
  const [form, setForm] = useState(() => begunWith(view));
  const [hours, setHours] = useState(String(form.hoursPerWeek));
  const change = (more: Partial<Agreement>) => setForm({ ...form, ...more });
  const save = useMutation({
    mutationFn: () =>
      api("PUT /proposals/{proposalId}/agreement", {
        path: { proposalId: proposal.id },
        body: { ...form, hoursPerWeek: Number(hours) },
        ifMatch: etagOf(proposal),
      }),
    onSettled: () => proposalsChanged(queryClient),
  });
  const offered = new Set([...(place?.adaptations ?? []), ...form.adaptations]);
  const removable = (place?.tasks ?? []).filter((task) => task.removable);
  const toggled = (list: readonly string[], id: string, on: boolean): string[] =>
    on ? [...list, id] : list.filter((one) => one !== id);
  return (
    <details className="next-step" open={proposal.state === "known" && proposal.meetings.length > 0}>
      <summary>
        <h3>{t("proposal.do.agree")}</h3>
      </summary>
      <FormProblem error={save.error} fieldId={(path) => `agree-${path}`} />
      <div className="pair">
        <DateField
          id="agree-startsOn"
          label={t("proposal.do.agree.starts")}
          value={form.startsOn}
          missing={missingAt(save.error, "startsOn")}
          onChange={(startsOn) => change({ startsOn })}
        />
        <DateField
          id="agree-endsOn"
          label={t("proposal.do.agree.ends")}
          value={form.endsOn}
          missing={missingAt(save.error, "endsOn")}
          onChange={(endsOn) => change({ endsOn })}
        />
      </div>
      <NumberField
        id="agree-hoursPerWeek"
        label={t("proposal.do.agree.hours")}
        value={hours}
        unit={t("proposal.do.agree.hours-unit")}
        step={1}
        min={1}
        max={60}
        missing={missingAt(save.error, "hoursPerWeek")}
        onChange={setHours}
      />
      {removable.length > 0 && (
        <fieldset>
          <legend className="lab">{t("proposal.do.agree.left-out")}</legend>
          {removable.map(({ id, title }) => (
            <CheckField
              key={id}
              label={title}
              checked={form.tasksLeftOut.includes(id)}
              onChange={(on) => change({ tasksLeftOut: toggled(form.tasksLeftOut, id, on) })}
            />
          ))}
        </fieldset>
      )}
      {offered.size > 0 && (
        <fieldset>
          <legend className="lab">{t("proposal.do.agree.adaptations")}</legend>
          {vocabulary.adaptations
            .filter(({ id }) => offered.has(id))
            .map(({ id }) => (
              <CheckField
                key={id}
                label={vocabularyName(words, "adaptation", id)}
                checked={form.adaptations.includes(id)}
                onChange={(on) => change({ adaptations: toggled(form.adaptations, id, on) })}
              />
            ))}
        </fieldset>
      )}
      <TextField
        id="agree-supervisor.name"
        label={t("proposal.do.agree.supervisor")}
        value={form.supervisor.name}
        maxLength={120}
        missing={missingAt(save.error, "supervisor.name")}
        onChange={(name) => change({ supervisor: { ...form.supervisor, name } })}
      />
      <div className="kr">
        <Button kind="main" busy={save.isPending && t("proposal.saving")} onClick={() => save.mutate()}>
          {t("proposal.do.agree.save")}
        </Button>
      </div>
    </details>
  );
}
