import type { Task } from "@passa/domain/placement/placement";
import { suggestedTask } from "@passa/domain/placement/suggested-tasks";
import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { SelectField, TextField } from "../../kit/field.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { WhatToDo } from "../../kit/what-to-do.tsx";
import { suggestionWords } from "./place-words.ts";
import { SkillClauses } from "./skill-clauses.tsx";
import { fieldId } from "./steps.ts";
import type { StepProps } from "./step-props.ts";
import { ownTask, suggestionsFor, taskFrom } from "./tasks.ts";
import { TaskCard, TaskLine } from "./task-card.tsx";

const SUGGESTIONS_SHOWN = 8;

/** Step 2: one task open, the rest one line each, and what else is usual. */
export function TasksStep({
  form,
  change,
  missing,
  vocabulary,
  openTask,
  onOpen,
}: StepProps & { openTask: string | undefined; onOpen: (taskId: string) => void }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [removed, setRemoved] = useState<{ readonly task: Task; readonly at: number }>();
  const tasks = form.tasks ?? [];
  const requires = form.requires ?? [];
  const open = tasks.some(({ id }) => id === openTask) ? openTask : tasks[0]?.id;
  const setTasks = (next: (now: readonly Task[]) => Task[]): void =>
    change((now) => ({ ...now, tasks: next(now.tasks ?? []) }));
  const add = (task: Task): void => {
    setTasks((now) => [...now, task]);
    onOpen(task.id);
  };
  const suggest = (id: string): void => {
    const suggestion = suggestedTask(id);
    if (suggestion) add(taskFrom(suggestion, suggestionWords(words, id)));
  };
  const wrong = missing("tasks");
  return (
    <>
      <div id={fieldId("tasks")} tabIndex={-1} className={wrong ? "f err" : undefined}>
        <WhatToDo>{wrong}</WhatToDo>
        {tasks.map((task, at) => {
          const shared = {
            task,
            id: `place-tasks-${at}`,
            vocabulary,
            missing: (part?: string) => missing(part === undefined ? `tasks.${at}` : `tasks.${at}.${part}`),
          };
          return task.id === open ? (
            <TaskCard
              key={task.id}
              {...shared}
              onChange={(next) => setTasks((now) => now.map((one) => (one.id === task.id ? next(one) : one)))}
              onRemove={() => {
                setTasks((now) => now.filter((one) => one.id !== task.id));
                setRemoved({ task, at });
              }}
            />
          ) : (
            <TaskLine key={task.id} {...shared} onOpen={() => onOpen(task.id)} />
          );
        })}
      </div>
      {removed && (
        <DoneLine
          onUndo={() => {
            setTasks((now) => now.toSpliced(removed.at, 0, removed.task));
            setRemoved(undefined);
          }}
        >
          {t("placement.task.removed", { title: removed.task.title })}
        </DoneLine>
      )}
      <FewestTasks form={form} change={change} missing={missing("minTasks")} />
      <MoreTasks form={form} onSuggestion={suggest} onOwn={(title) => add(ownTask(newTaskId(), title))} />
      <details className="more-on" open={requires.length > 0 || undefined}>
        <summary>{t("placement.requires.open")}</summary>
        <SkillClauses
          id={fieldId("requires")}
          title={t("placement.requires")}
          missing={missing("requires")}
          clauses={requires}
          skills={vocabulary.skills}
          onChange={(next) => change((now) => ({ ...now, requires: next }))}
        />
      </details>
    </>
  );
}

const newTaskId = (): string => `own-${crypto.randomUUID().slice(0, 8)}`;

/** Asked only where a task can be left out: otherwise all of them are to be done. */
function FewestTasks({
  form,
  change,
  missing,
}: Pick<StepProps, "form" | "change"> & { missing: string | undefined }): JSX.Element | null {
  const { t } = useTexts();
  const { tasks = [], minTasks } = form;
  const core = tasks.filter(({ removable }) => !removable).length;
  if (core === tasks.length && !missing) return null;
  const counts = tasks.map((_, n) => n + 1).filter((count) => count > Math.max(core, 1));
  return (
    <Sheet>
      <SelectField
        id={fieldId("minTasks")}
        label={t("placement.min-tasks.ask")}
        help={t("placement.min-tasks.help")}
        missing={missing}
        empty={t("placement.min-tasks.core")}
        value={minTasks !== undefined && minTasks > core ? String(minTasks) : ""}
        choices={counts.map((count) => ({
          value: String(count),
          label: t(count === tasks.length ? "placement.min-tasks.all" : "placement.min-tasks.some", {
            count,
            of: tasks.length,
          }),
        }))}
        onChange={(chosen) =>
          change(({ minTasks: _before, ...now }) => (chosen === "" ? now : { ...now, minTasks: Number(chosen) }))
        }
      />
    </Sheet>
  );
}

function MoreTasks({
  form,
  onSuggestion,
  onOwn,
}: {
  form: StepProps["form"];
  onSuggestion: (taskId: string) => void;
  onOwn: (title: string) => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [writing, setWriting] = useState(false);
  const [own, setOwn] = useState("");
  const [wrong, setWrong] = useState(false);
  const tasks = form.tasks ?? [];
  const suggestions = suggestionsFor({ conceptId: form.occupation?.conceptId, field: form.field }, tasks);
  const addOwn = (): void => {
    const title = own.trim();
    setWrong(title === "");
    if (title === "") return;
    onOwn(title);
    setOwn("");
    setWriting(false);
  };
  return (
    <section className="add" aria-labelledby="more-tasks">
      <h2 id="more-tasks">{t(tasks.length === 0 ? "placement.add.first" : "placement.add.title")}</h2>
      <p className="dim small add-help">{t(suggestions.length > 0 ? "placement.add.usual" : "placement.add.none")}</p>
      <div className="chips">
        {suggestions.slice(0, SUGGESTIONS_SHOWN).map((id) => (
          <Button key={id} onClick={() => onSuggestion(id)}>
            <span aria-hidden="true">+ </span>
            {suggestionWords(words, id).title}
          </Button>
        ))}
        <Button aria-expanded={writing} onClick={() => setWriting(!writing)}>
          <b>{t("placement.add.own")}</b>
        </Button>
      </div>
      {writing && (
        <form
          className="own"
          onSubmit={(event) => {
            event.preventDefault();
            addOwn();
          }}
        >
          <TextField
            label={t("placement.add.own-label")}
            help={t("placement.add.own-help")}
            missing={wrong ? t("field.placements.tasks.title.required") : undefined}
            maxLength={80}
            value={own}
            onChange={setOwn}
          />
          <Button type="submit">{t("placement.add.own-add")}</Button>
        </form>
      )}
    </section>
  );
}
