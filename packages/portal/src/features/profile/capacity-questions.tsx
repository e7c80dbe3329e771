import { levelName, questionFor } from "@passa/texts/vocabulary";
import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Question } from "../../kit/question.tsx";
import { UNKNOWN } from "../../kit/segmented.tsx";
import { isUnknown, knownValue, questionId, useEditor, type Vocabulary } from "./editor.tsx";
import { WhoSaid } from "./who-said.tsx";

/** The questions about dimensions, with the answers that people tell apart. A recorded level between them stands too. */
export function CapacityQuestions({ dimensions }: { dimensions: Vocabulary["dimensions"] }): JSX.Element {
  const words = useTexts();
  const { answers, here, say } = useEditor();
  return (
    <>
      {dimensions.map(({ id, capacitySteps }) => {
        const topic = `capacity:${id}`;
        const level = knownValue(answers, "capacity", id)?.level;
        const unknown = isUnknown(answers, topic);
        const steps = [...new Set(level === undefined ? capacitySteps : [...capacitySteps, level])].toSorted(
          (a, b) => a - b,
        );
        return (
          <div key={id} className={here === topic ? "here" : undefined}>
            <Question
              kind="person"
              id={questionId(topic)}
              legend={questionFor(words, id)}
              choices={steps.map((step) => ({ value: String(step), label: levelName(words, "level", id, step) }))}
              value={level === undefined ? (unknown ? UNKNOWN : undefined) : String(level)}
              withUnknown
              unanswered={unknown}
              onChange={(value) =>
                say({
                  what: "capacity",
                  id,
                  value: value === UNKNOWN ? { unknown: true } : { level: Number(value) },
                })
              }
              below={<WhoSaid topic={topic} />}
            />
          </div>
        );
      })}
    </>
  );
}
