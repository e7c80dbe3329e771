import type { Task } from "@passa/domain/placement/placement";
import { levelName, vocabularyName } from "@passa/texts/vocabulary";
import { type JSX, useId, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { CheckField, TextField } from "../../kit/field.tsx";
import { PictureTile } from "../../kit/pictogram.tsx";
import { Question } from "../../kit/question.tsx";
import { taskSummary, type Vocabulary } from "./place-words.ts";
import { SkillClauses } from "./skill-clauses.tsx";
import { tellingQuestions } from "./tasks.ts";

const areas = ["function", "environment", "swedish"] as const;
const usualPicture = "checklist";

interface TaskCardProps {
  readonly task: Task;
  readonly id: string;
  readonly vocabulary: Vocabulary;
  /** What to do about a part of the task ("title", "demands.lifting"), or about the task itself. */
  readonly missing: (part?: string) => string | undefined;
}

/** The first thing that is wrong anywhere in a task. */
function wrongIn({ vocabulary, missing }: Pick<TaskCardProps, "vocabulary" | "missing">): string | undefined {
  const parts = ["title", "about", ...vocabulary.dimensions.map(({ id }) => `demands.${id}`), "requires"];
  return parts.map((part) => missing(part)).find((wrong) => wrong !== undefined) ?? missing();
}

/** A task in one line, to be opened. */
export function TaskLine({
  task,
  id,
  vocabulary,
  missing,
  onOpen,
}: TaskCardProps & { onOpen: () => void }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const wrong = wrongIn({ vocabulary, missing });
  return (
    <section className="task" id={id} aria-labelledby={`${id}-h`}>
      <div className="task-head">
        <PictureTile id={task.pictogram ?? usualPicture} />
        <div>
          <h2 id={`${id}-h`}>{task.title || t("placement.task.untitled")}</h2>
          <p className={wrong && "strong"}>{wrong ?? taskSummary(words, task, vocabulary)}</p>
        </div>
        <Button small onClick={onOpen}>
          {t("placement.task.change")}
          <span className="vh"> {task.title}</span>
        </Button>
      </div>
    </section>
  );
}

/** The task that is open: what it asks for, in plain words, the most telling first. */
export function TaskCard({
  task,
  id,
  vocabulary,
  missing,
  onChange,
  onRemove,
}: TaskCardProps & { onChange: (next: (task: Task) => Task) => void; onRemove: () => void }): JSX.Element {
  const words = useTexts();
  const { t, has } = words;
  const [renaming, setRenaming] = useState(task.title === "");
  const head = useId();
  const asked = tellingQuestions(task.id, vocabulary.dimensions);
  const dimension = new Map(vocabulary.dimensions.map((one) => [one.id, one]));
  const rest = vocabulary.dimensions.filter((one) => !asked.includes(one.id));
  const question = (dimensionId: string): JSX.Element | null => {
    const steps = dimension.get(dimensionId)?.demandSteps;
    if (!steps) return null;
    const asks: string = `vocabulary.dimension.${dimensionId}.asked`;
    const helps: string = `vocabulary.dimension.${dimensionId}.askedHelp`;
    const level = task.demands[dimensionId];
    return (
      <Question
        key={dimensionId}
        kind="place"
        legend={has(asks) ? t(asks) : vocabularyName(words, "dimension", dimensionId)}
        {...(has(helps) ? { help: t(helps) } : {})}
        choices={steps.map((step) => ({
          value: String(step),
          label: levelName(words, "demand", dimensionId, step),
        }))}
        id={`${id}-demands-${dimensionId.replaceAll(".", "-")}`}
        missing={missing(`demands.${dimensionId}`)}
        value={level === undefined ? undefined : String(level)}
        onChange={(value) => onChange((now) => ({ ...now, demands: { ...now.demands, [dimensionId]: Number(value) } }))}
      />
    );
  };
  return (
    <section className="task" id={id} aria-labelledby={head}>
      <div className="task-head">
        <PictureTile id={task.pictogram ?? usualPicture} />
        <div>
          <h2 id={head} tabIndex={-1}>
            {task.title || t("placement.task.untitled")}
          </h2>
          {task.about && <p>{task.about}</p>}
        </div>
        <Button kind="bare" small aria-expanded={renaming} onClick={() => setRenaming(!renaming)}>
          {t("placement.task.rename")}
        </Button>
      </div>
      <div className="qs">
        {(renaming || missing("title") || missing("about")) && (
          <div className="rename">
            <TextField
              id={`${id}-title`}
              label={t("placement.task.title")}
              missing={missing("title")}
              value={task.title}
              onChange={(title) => onChange((now) => ({ ...now, title }))}
            />
            <TextField
              id={`${id}-about`}
              label={t("placement.task.about")}
              missing={missing("about")}
              value={task.about ?? ""}
              onChange={(about) => onChange(({ about: _before, ...now }) => (about === "" ? now : { ...now, about }))}
            />
          </div>
        )}
        {asked.map(question)}
        <Question
          kind="leave"
          legend={t("placement.task.leave")}
          help={t("placement.task.leave.help")}
          choices={[
            { value: "yes", label: t("placement.yes") },
            { value: "no", label: t("placement.no") },
          ]}
          value={task.removable ? "yes" : "no"}
          onChange={(value) => onChange((now) => ({ ...now, removable: value === "yes" }))}
        />
        <SkillClauses
          id={`${id}-requires`}
          missing={missing("requires")}
          title={t("placement.task.requires")}
          clauses={task.requires}
          skills={vocabulary.skills}
          onChange={(requires) => onChange((now) => ({ ...now, requires }))}
        />
        <CheckField
          label={t("placement.task.hazardous")}
          checked={task.hazardous}
          onChange={(hazardous) => onChange((now) => ({ ...now, hazardous }))}
        />
        <details className="more-qs" open={rest.some((one) => missing(`demands.${one.id}`) !== undefined) || undefined}>
          <summary>
            <span>{t("placement.task.more", { count: rest.length })}</span>{" "}
            <span className="dim">{t("placement.task.more.help")}</span>
          </summary>
          {areas.map((area) => (
            <section key={area}>
              <h3>{t(`vocabulary.area.${area}`)}</h3>
              {rest.filter((one) => one.area === area).map((one) => question(one.id))}
            </section>
          ))}
        </details>
        <p className="task-end">
          <Button kind="bare" small onClick={onRemove}>
            {t("placement.task.remove")}
            <span className="vh"> {task.title}</span>
          </Button>
        </p>
      </div>
    </section>
  );
}
