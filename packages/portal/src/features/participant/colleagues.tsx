import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import type { Tagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { ParticipantView } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { CheckField, SelectField } from "../../kit/field.tsx";
import { Message } from "../../kit/message.tsx";
import { matchersQuery } from "./queries.ts";
import { useChange } from "./use-change.ts";

type UserId = ParticipantView["participant"]["assigned"][number];

/** Who works with the person; the first is responsible. */
export function Colleagues({ view }: { view: Tagged<ParticipantView> }): JSX.Element {
  const { t, list } = useTexts();
  const { participant, assigned } = view.data;
  const [open, setOpen] = useState(false);
  const [first, ...others] = assigned;
  return (
    <div className="colleagues">
      <p className="small">
        <span className="dim">{t("participant.responsible")}</span> <b>{first?.name}</b>
        {others.length > 0 && (
          <span className="dim"> {t("participant.with", { names: list(others.map(({ name }) => name)) })}</span>
        )}{" "}
        <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "participant.close" : "participant.colleagues.change")}
        </button>
      </p>
      {open && <ColleaguesForm key={participant.id} view={view} onDone={() => setOpen(false)} />}
    </div>
  );
}

function ColleaguesForm({ view, onDone }: { view: Tagged<ParticipantView>; onDone: () => void }): JSX.Element {
  const { t } = useTexts();
  const { participant } = view.data;
  const { data } = useQuery(matchersQuery);
  const change = useChange(participant.id, view);
  const [chosen, setChosen] = useState<readonly UserId[]>(participant.assigned);
  const members = (data?.items ?? []).filter(({ standing }) => standing.kind !== "revoked");
  const named = chosen.flatMap((id) => members.find((one) => one.id === id) ?? []);
  const problem = change.error instanceof Problem ? change.error : undefined;
  return (
    <form
      className="colleagues-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ what: "assigned", userIds: [...chosen] }, { onSuccess: onDone });
      }}
    >
      <fieldset>
        <legend className="lab">{t("participant.colleagues")}</legend>
        <div className="kr">
          {members.map((member) => (
            <CheckField
              key={member.id}
              label={member.name}
              checked={chosen.includes(member.id)}
              onChange={(on) => setChosen(on ? [...chosen, member.id] : chosen.filter((id) => id !== member.id))}
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        label={t("participant.responsible.choose")}
        value={chosen[0] ?? ""}
        choices={named.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          if (id) setChosen([id, ...chosen.filter((one) => one !== id)]);
        }}
      />
      {problem && <Message icon="pencil">{problem.status === 0 ? t("participant.offline") : problem.detail}</Message>}
      <div className="kr">
        <Button
          type="submit"
          small
          busy={change.isPending && t("participant.details.saving")}
          cannot={chosen.length === 0 && t("field.participants.userIds.required")}
        >
          {t("participant.colleagues.save")}
        </Button>
        <Button kind="bare" small onClick={onDone}>
          {t("participant.close")}
        </Button>
      </div>
    </form>
  );
}
