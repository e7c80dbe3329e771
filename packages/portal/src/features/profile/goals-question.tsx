import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { ChosenChip } from "../../kit/chip.tsx";
import { SelectField, TextArea } from "../../kit/field.tsx";
import { nameOf } from "./answer-words.ts";
import { knownValue, questionId, useEditor } from "./editor.tsx";
import { SkillSearch } from "./skill-search.tsx";
import { UnknownChoice } from "./unknown-choice.tsx";
import { useWritten } from "./use-written.ts";
import { WhoSaid } from "./who-said.tsx";

/** What the person wants to learn or get better at, and the plan in own words. */
export function GoalsQuestion(): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { answers, here, say, vocabulary, name } = useEditor();
  const goals = knownValue(answers, "goals");
  const ids = goals?.ids ?? [];
  const [own, setOwn] = useWritten(goals?.words ?? "");
  const [round, setRound] = useState(0);
  const tell = (nextIds: readonly string[], nextWords: string): void => {
    const text = nextWords.trim();
    if (nextIds.length === 0 && text === "") return say({ what: "goals", value: { unknown: true } });
    say({ what: "goals", value: { ids: [...nextIds], ...(text ? { words: text } : {}) } });
  };
  const isDimension = (id: string): boolean => vocabulary.dimensions.some((one) => one.id === id);
  return (
    <div className={here === "goals" ? "here" : undefined}>
      <TextArea
        id={questionId("goals")}
        label={t("profile.goals.words", { name })}
        maxLength={500}
        value={own}
        onChange={setOwn}
        onBlur={() => {
          if (own.trim() !== (goals?.words ?? "")) tell(ids, own);
        }}
      />
      {ids.length > 0 && (
        <div className="chips">
          {ids.map((id) => {
            const label = nameOf(words, isDimension(id) ? "dimension" : "skill", id, vocabulary);
            return (
              <ChosenChip
                key={id}
                remove={t("profile.goals.remove", { what: label })}
                onRemove={() =>
                  tell(
                    ids.filter((one) => one !== id),
                    own,
                  )
                }
              >
                {label}
              </ChosenChip>
            );
          })}
        </div>
      )}
      <div className="three">
        <SkillSearch label={t("profile.goals.skill")} taken={ids} onChoose={(id) => tell([...ids, id], own)} />
        <SelectField
          key={round}
          label={t("profile.goals.dimension")}
          value=""
          empty={t("profile.travel.choose")}
          choices={vocabulary.dimensions
            .filter(({ id }) => !ids.includes(id))
            .map(({ id }) => ({ value: id, label: nameOf(words, "dimension", id, vocabulary) }))}
          onChange={(id) => {
            if (id) tell([...ids, id], own);
            setRound(round + 1);
          }}
        />
      </div>
      <div className="kr">
        <UnknownChoice topic="goals" />
      </div>
      <WhoSaid topic="goals" />
    </div>
  );
}
