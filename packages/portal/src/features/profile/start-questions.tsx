import type { Statement } from "@passa/domain/observation/observation";
import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { CheckField, DateField } from "../../kit/field.tsx";
import { knownValue, questionId, useEditor } from "./editor.tsx";
import { UnknownChoice } from "./unknown-choice.tsx";
import { useWritten } from "./use-written.ts";
import { WhoSaid } from "./who-said.tsx";

type Kinds = Exclude<Extract<Statement, { what: "seeking" }>["value"], { unknown: true }>["kinds"];
const kinds = ["internship", "workTraining", "subsidisedEmployment", "employment"] as const;

/** What the person is looking for, and from when. */
export function StartQuestions(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, say } = useEditor();
  const chosen: Kinds = knownValue(answers, "seeking")?.kinds ?? [];
  return (
    <>
      <fieldset id={questionId("seeking")} tabIndex={-1} className={here === "seeking" ? "here" : undefined}>
        <legend className="lab">{t("profile.ask.seeking")}</legend>
        <div className="kr">
          {kinds.map((kind) => (
            <CheckField
              key={kind}
              label={t(`profile.kind.${kind}`)}
              checked={chosen.includes(kind)}
              onChange={(on) => {
                const next = kinds.filter((one) => (one === kind ? on : chosen.includes(one)));
                say({ what: "seeking", value: next.length === 0 ? { unknown: true } : { kinds: next } });
              }}
            />
          ))}
        </div>
        <WhoSaid topic="seeking" />
      </fieldset>
      <FromDay />
    </>
  );
}

/** The first possible day. A date half written is not an answer yet. */
function FromDay(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, now, say } = useEditor();
  const known = knownValue(answers, "availableFrom")?.on ?? "";
  const [on, setOn] = useWritten(known);
  const answer = (): void => {
    if (/^(19|20)\d\d-\d\d-\d\d$/.test(on) && on !== known) say({ what: "availableFrom", value: { on } });
  };
  return (
    <div className={`asks${here === "availableFrom" ? " here" : ""}`}>
      <div className="kr end">
        <DateField
          id={questionId("availableFrom")}
          label={t("profile.ask.availableFrom")}
          value={on}
          onChange={setOn}
          onBlur={answer}
        />
        <button type="button" className="btn" onClick={() => say({ what: "availableFrom", value: { on: now } })}>
          {t("profile.start.now")}
        </button>
        <UnknownChoice topic="availableFrom" />
      </div>
      <WhoSaid topic="availableFrom" />
    </div>
  );
}
