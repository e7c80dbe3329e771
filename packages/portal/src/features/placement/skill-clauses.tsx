import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { ChosenChip } from "../../kit/chip.tsx";
import { WhatToDo } from "../../kit/what-to-do.tsx";
import { nameOf, type Vocabulary } from "./place-words.ts";
import { SkillSearch } from "./skill-search.tsx";
import { withoutSkill, withSkill } from "./tasks.ts";

/** What one must have: each line is a requirement, and any one of the things on it will do. */
export function SkillClauses({
  id,
  title,
  missing,
  clauses,
  skills,
  onChange,
}: {
  id: string;
  title: string;
  missing: string | undefined;
  clauses: readonly string[][];
  skills: Vocabulary["skills"];
  onChange: (clauses: string[][]) => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  /** The line that something is being added to; one past the last is a new requirement. */
  const [adding, setAdding] = useState<number>();
  const search = (at: number, label: string): JSX.Element => (
    <SkillSearch
      label={label}
      help={t("placement.skill.help")}
      taken={clauses[at] ?? []}
      onChoose={(skill) => {
        onChange(withSkill(clauses, at, skill));
        setAdding(undefined);
      }}
    />
  );
  return (
    <div id={id} className={missing ? "clauses f err" : "clauses"} role="group" aria-label={title}>
      <p className="strong">{title}</p>
      {clauses.map((clause, at) => (
        <div key={clause.join(" ")} className="clause">
          <div className="chips">
            {clause.map((skill, n) => (
              <span key={skill} className="kr">
                {n > 0 && <span className="dim small">{t("placement.skill.or")}</span>}
                <ChosenChip
                  remove={t("placement.skill.remove", { skill: nameOf(words, "skill", skill, skills) })}
                  onRemove={() => onChange(withoutSkill(clauses, at, skill))}
                >
                  {nameOf(words, "skill", skill, skills)}
                </ChosenChip>
              </span>
            ))}
            {adding !== at && (
              <Button kind="bare" small onClick={() => setAdding(at)}>
                {t("placement.skill.either")}
              </Button>
            )}
          </div>
          {adding === at && search(at, t("placement.skill.either-label"))}
        </div>
      ))}
      {adding === clauses.length ? (
        search(clauses.length, t("placement.skill.add-label"))
      ) : (
        <Button small onClick={() => setAdding(clauses.length)}>
          {t(clauses.length === 0 ? "placement.skill.add" : "placement.skill.another")}
        </Button>
      )}
      <WhatToDo>{missing}</WhatToDo>
    </div>
  );
}
