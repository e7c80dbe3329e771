import { type JSX, useId } from "react";
import { useTexts } from "../../app/texts.tsx";
import { CheckField, SelectField } from "../../kit/field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { type Answer, answers, type Mark, marks, type Note, notes } from "./follow-up.ts";

export interface EmployerSaid {
  readonly mark?: Mark | undefined;
  readonly notes: readonly Note[];
  readonly answer?: Answer | undefined;
}

/** An employer's mark, notes from the fixed list, and whether to meet again: of one interview. */
export function EmployerOutcomeFields({
  who,
  said,
  onChange,
}: {
  who: string;
  said: EmployerSaid;
  onChange: (change: { mark?: Mark | null; notes?: Note[]; answer?: Answer }) => void;
}): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="outcome-fields">
      <SelectField
        id={`${id}mark`}
        label={t("follow-up.mark-of", { who })}
        value={said.mark ?? ""}
        empty={t("follow-up.choose")}
        choices={marks.map((value) => ({ value, label: t(`follow-up.mark.${value}`) }))}
        onChange={(mark) => onChange({ mark: mark === "" ? null : mark })}
      />
      <Segmented
        legend={t("follow-up.again-of", { who })}
        value={said.answer}
        choices={answers.map((value) => ({ value, label: t(`follow-up.answer.${value}`) }))}
        onChange={(answer) => {
          if (answer !== "unknown") onChange({ answer });
        }}
      />
      <details>
        <summary>
          {t("follow-up.notes")}
          {said.notes.length > 0 && ` (${said.notes.length})`}
        </summary>
        <fieldset>
          <legend className="vh">{t("follow-up.notes-of", { who })}</legend>
          {notes.map((note) => (
            <CheckField
              key={note}
              label={t(`follow-up.note.${note}`)}
              checked={said.notes.includes(note)}
              onChange={(on) =>
                onChange({ notes: notes.filter((one) => (one === note ? on : said.notes.includes(one))) })
              }
            />
          ))}
        </fieldset>
      </details>
    </div>
  );
}
