import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { vocabularyAbout, type VocabularyKind, vocabularyName } from "@passa/texts/vocabulary";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { localCopy } from "../../app/draft.ts";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { type EmployerId, localitiesQuery, workplacesQuery } from "../../app/workplaces.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { SelectField, TextArea, TextField } from "../../kit/field.tsx";
import { Message } from "../../kit/message.tsx";
import { PictureChoices } from "../../kit/picture-choice.tsx";
import { workplaceQuery } from "./queries.ts";
import { bodyOf, lackingOf, newWorkplace, valueOf, type Workplace, type WorkplaceValue } from "./workplace-value.ts";

const groups = ["hours", "tasks", "physical", "information", "social"] as const;

export interface WorkplaceFormProps {
  readonly employerId: EmployerId;
  readonly userId: string;
  /** The workplace to change and its version; none describes a new one. */
  readonly before?: { readonly data: Workplace; readonly etag: string };
  readonly onDone: (workplace: Workplace) => void;
  readonly onCancel?: (() => void) | undefined;
  /** The level of its headings: 2 on a page of its own, 3 within another form. */
  readonly level?: 2 | 3;
}

/** Describes a workplace, once. What is written waits on the device until it is saved. */
export function WorkplaceForm({
  employerId,
  userId,
  before,
  onDone,
  onCancel,
  level = 2,
}: WorkplaceFormProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: localities } = useSuspenseQuery(localitiesQuery);
  const [copy] = useState(() =>
    localCopy<WorkplaceValue>(userId, `workplace:${before?.data.id ?? `new:${employerId}`}`),
  );
  const [value, setValue] = useState<WorkplaceValue>(() => {
    const kept = copy.read();
    const start = before ? valueOf(before.data) : newWorkplace;
    return kept && kept.etag === (before?.etag ?? "") ? kept.value : start;
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [intent, renewIntent] = useIntent();
  const change = (next: Partial<WorkplaceValue>): void => {
    const changed = { ...value, ...next };
    copy.write({ value: changed, etag: before?.etag ?? "" });
    setValue(changed);
  };
  const errors = [
    ...(tried ? lackingOf(value).map(({ path }) => ({ path, message: t(wordsOfMissing(path)) })) : []),
    ...(problem?.errors ?? []),
  ];
  const missing = (path: string): string | undefined => errors.find((error) => error.path === path)?.message;
  const id = (path: string): string => `workplace-${path.replaceAll(".", "-")}`;

  const save = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    const body = bodyOf(value, localities.items, before?.data);
    if (!body || lackingOf(value).length > 0) return;
    setBusy(true);
    try {
      const saved = before
        ? await apiTagged("PUT /workplaces/{workplaceId}", {
            path: { workplaceId: before.data.id },
            body,
            ifMatch: before.etag,
          })
        : await apiTagged("POST /employers/{employerId}/workplaces", {
            path: { employerId },
            body,
            idempotencyKey: intent,
          });
      renewIntent();
      copy.clear();
      queryClient.setQueryData(workplaceQuery(saved.data.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: workplacesQuery(employerId).queryKey });
      onDone(saved.data);
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, {}, { cause: error }));
      renewIntent();
    } finally {
      setBusy(false);
    }
  };

  const choose = (list: "adaptations" | "formats" | "tags") => (one: string, on: boolean) => {
    const others = value[list].filter((other) => other !== one);
    change({ [list]: on ? [...others, one] : others });
  };
  const options = (kind: VocabularyKind, entries: readonly { readonly id: string; readonly pictogram: string }[]) =>
    entries.map(({ id, pictogram }) => ({
      value: id,
      label: vocabularyName(words, kind, id),
      pictogram,
      note: vocabularyAbout(words, kind, id),
    }));
  const Heading = `h${level}` as const;
  const saidPart = (path: "name" | "duty" | "phone" | "email") => ({
    id: id(`supervisor.${path}`),
    missing: missing(`supervisor.${path}`),
    value: value.supervisor[path],
    onChange: (text: string) => change({ supervisor: { ...value.supervisor, [path]: text } }),
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary
        title={t("workplace.left", { count: errors.length })}
        items={errors.map(({ path, message }) => ({ fieldId: id(path), message }))}
      />
      {problem && problem.errors.length === 0 && (
        <Message icon="pencil">{problem.status === 0 ? t("workplace.offline") : problem.detail}</Message>
      )}
      <div className="sheet stack">
        <Heading>{t(level === 3 ? "workplace.new" : "workplace.where")}</Heading>
        <TextField
          id={id("name")}
          label={t("workplace.name")}
          help={t("workplace.name.help")}
          missing={missing("name")}
          autoComplete="off"
          value={value.name}
          onChange={(name) => change({ name })}
        />
        <div className="two-fields">
          <TextField
            id={id("address")}
            label={t("workplace.address")}
            missing={missing("address")}
            autoComplete="street-address"
            value={value.address}
            onChange={(address) => change({ address })}
          />
          <SelectField
            id={id("locality")}
            label={t("workplace.locality")}
            missing={missing("locality")}
            empty={t("workplace.locality.choose")}
            value={value.locality}
            choices={localityChoices(value.locality, localities.items)}
            onChange={(locality) => change({ locality })}
          />
        </div>
        <TextArea
          id={id("access")}
          label={t("workplace.access")}
          help={t("workplace.access.help")}
          missing={missing("access")}
          maxLength={1000}
          value={value.access}
          onChange={(access) => change({ access })}
        />
      </div>
      <div className="sheet stack">
        <Heading>{t("workplace.supervisor")}</Heading>
        <p className="dim">{t("workplace.supervisor.help")}</p>
        <div className="two-fields">
          <TextField label={t("workplace.supervisor.name")} {...saidPart("name")} />
          <TextField label={t("workplace.supervisor.duty")} {...saidPart("duty")} />
          <TextField label={t("workplace.supervisor.phone")} type="tel" {...saidPart("phone")} />
          <TextField label={t("workplace.supervisor.email")} type="email" {...saidPart("email")} />
        </div>
      </div>
      <details className="sheet group" open={level === 2 || undefined}>
        <summary>
          <Heading>{t("workplace.formats")}</Heading>
          <span className="dim small">{t("workplace.formats.help")}</span>
        </summary>
        <PictureChoices
          id={id("formats")}
          legend={t("workplace.formats")}
          legendHidden
          missing={missing("formats")}
          chosen={new Set(value.formats)}
          options={options("format", vocabulary.formats)}
          onChange={choose("formats")}
        />
      </details>
      <details className="sheet group adapts" open={value.adaptations.length > 0 || undefined}>
        <summary>
          <Heading>{t("workplace.adaptations")}</Heading>
          <span className="dim small">
            {value.adaptations.length > 0
              ? t("workplace.adaptations.count", { count: value.adaptations.length })
              : t("workplace.adaptations.help")}
          </span>
        </summary>
        <div className="stack" id={id("adaptations")}>
          {groups.map((group) => (
            <PictureChoices
              key={group}
              legend={t(`vocabulary.group.${group}`)}
              chosen={new Set(value.adaptations)}
              options={options(
                "adaptation",
                vocabulary.adaptations.filter((one) => one.group === group),
              )}
              onChange={choose("adaptations")}
            />
          ))}
        </div>
      </details>
      <details className="sheet group">
        <summary>
          <Heading>{t("workplace.tags")}</Heading>
          <span className="dim small">{t("workplace.tags.help")}</span>
        </summary>
        <PictureChoices
          id={id("tags")}
          legend={t("workplace.tags")}
          legendHidden
          missing={missing("tags")}
          chosen={new Set(value.tags)}
          options={options("tag", vocabulary.tags)}
          onChange={choose("tags")}
        />
      </details>
      <div className="flow">
        {onCancel ? <Button onClick={onCancel}>{t("workplace.cancel")}</Button> : <span />}
        <Button kind={level === 2 ? "main" : "plain"} type="submit" busy={busy && t("workplace.saving")}>
          {t(before ? "workplace.save" : "workplace.save-new")}
        </Button>
      </div>
    </form>
  );
}

const missingWords = {
  name: "field.workplaces.name.required",
  address: "field.workplaces.address.required",
  locality: "field.workplaces.locality.required",
  "supervisor.name": "field.workplaces.supervisor.name.required",
} as const;

const wordsOfMissing = (path: string) =>
  path in missingWords ? missingWords[path as keyof typeof missingWords] : "field.required";

/** The localities, each with its municipality; one that the workplace has and the list has not stays a choice. */
function localityChoices(
  chosen: string,
  localities: readonly { readonly name: string; readonly municipality: string }[],
): { value: string; label: string }[] {
  const known = localities.map(({ name, municipality }) => ({
    value: name,
    label: name === municipality ? name : `${name}, ${municipality}`,
  }));
  return chosen === "" || known.some(({ value }) => value === chosen)
    ? known
    : [{ value: chosen, label: chosen }, ...known];
}
