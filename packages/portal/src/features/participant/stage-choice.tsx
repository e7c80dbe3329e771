import { type JSX, useState } from "react";
import type { Tagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { ParticipantView } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { SelectField } from "../../kit/field.tsx";
import { stages } from "./search.ts";
import { useChange } from "./use-change.ts";

/** Where the person is on the way. It can be changed forwards and back alike. */
export function StageChoice({ view }: { view: Tagged<ParticipantView> }): JSX.Element {
  const { t } = useTexts();
  const { participant } = view.data;
  const [open, setOpen] = useState(false);
  const change = useChange(participant.id, view);
  if (!open)
    return (
      <Button small aria-haspopup="true" onClick={() => setOpen(true)}>
        {t("participant.stage.now", { stage: t(`participant.stage.${participant.stage}`) })}
      </Button>
    );
  return (
    <div className="kr end">
      <SelectField
        label={t("participant.stage")}
        value={participant.stage}
        choices={stages.map((stage) => ({ value: stage, label: t(`participant.stage.${stage}`) }))}
        onChange={(stage) => {
          if (stage && stage !== participant.stage) change.mutate({ what: "stage", stage });
        }}
        missing={
          change.error instanceof Problem
            ? change.error.status === 0
              ? t("participant.offline")
              : change.error.detail
            : undefined
        }
      />
      <Button kind="bare" small onClick={() => setOpen(false)}>
        {t("participant.close")}
      </Button>
    </div>
  );
}
