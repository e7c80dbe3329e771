import { useMutation } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../api/client.ts";
import { today } from "../../app/days.ts";
import { etagOf, type ProposalId } from "../../app/proposals.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { Message } from "../../kit/message.tsx";
import { waysItGoes } from "./choices.ts";
import type { EmployersCard } from "./queries.ts";

/** How it goes, asked of whoever reads the page, from the day on which it is time to. */
export function OwnFollowUp({
  id,
  version,
  followUps,
  title,
  onSaved,
}: {
  id: ProposalId;
  version: number;
  followUps: NonNullable<EmployersCard["followUps"]>;
  title: string;
  onSaved: () => Promise<unknown>;
}): JSX.Element | null {
  const { t } = useTexts();
  const due = followUps.find(({ dueOn, said }) => said === undefined && dueOn <= today());
  const save = useMutation({
    mutationFn: (body: { point: (typeof followUps)[number]["point"]; how: (typeof waysItGoes)[number] }) =>
      api("POST /proposals/{proposalId}/follow-ups", { path: { proposalId: id }, body, ifMatch: etagOf({ version }) }),
    onSuccess: onSaved,
  });
  if (save.isSuccess) return <Message>{t("proposal.card.follow.thanks")}</Message>;
  if (!due) return null;
  return (
    <fieldset className="follow-up">
      <legend className="lab">{title}</legend>
      <FormProblem error={save.error} fieldId={(path) => path} />
      <div className="chips">
        {waysItGoes.slice(0, 3).map((how) => (
          <Button
            key={how}
            busy={save.isPending && save.variables.how === how && t("proposal.saving")}
            onClick={() => save.mutate({ point: due.point, how })}
          >
            {t(`proposal.how.${how}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
