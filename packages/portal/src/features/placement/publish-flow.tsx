import type { FieldError } from "@passa/domain/refusal";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, type ReactNode, useEffect, useRef, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { useDraft } from "../../app/use-draft.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { type EmployerId, workplacesQuery } from "../../app/workplaces.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary, goToField } from "../../kit/error-summary.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { SavedNote } from "../../kit/saved-note.tsx";
import { Steps } from "../../kit/steps.tsx";
import { TwoVersions } from "../../kit/two-versions.tsx";
import { checkForm, fieldOfLacking, formOf, messageKeys, newForm, type PlaceForm } from "./place-form.ts";
import { PlaceSummary, versionRows } from "./place-summary.tsx";
import { begunPlacementQuery, placementQuery, type PlacementId } from "./queries.ts";
import { ReachBar, ReachPanel } from "./reach-panel.tsx";
import { savingOf } from "./saving.ts";
import { fieldId, type FlowSearch, type Step, stepOf, steps } from "./steps.ts";
import type { StepProps } from "./step-props.ts";
import { SupportStep } from "./support-step.tsx";
import { TasksStep } from "./tasks-step.tsx";
import { TimesStep } from "./times-step.tsx";
import { todayHere } from "./today.ts";
import { type WorkplaceFormSlot, WorkplaceStep } from "./workplace-step.tsx";

export interface PublishFlowProps {
  /** Undefined for a place that has not begun. */
  readonly placementId: PlacementId | undefined;
  readonly employerId: EmployerId;
  readonly userId: string;
  /** Whether staff have approved the employer. */
  readonly approved: boolean;
  readonly search: FlowSearch;
  readonly onSearch: (search: FlowSearch, options?: { readonly replace?: boolean }) => void;
  readonly onBegun: (placementId: PlacementId) => void;
  /** Leads on, when the place is out or its changes are saved. */
  readonly onDone: (placementId: PlacementId, what: "published" | "saved") => void;
  readonly workplaceForm: WorkplaceFormSlot;
}

/** What is in the address while a page is open is where one is; what is in the draft is what one has written. */
export function PublishFlow({
  placementId,
  employerId,
  userId,
  approved,
  search,
  onSearch,
  onBegun,
  onDone,
  workplaceForm,
}: PublishFlowProps): JSX.Element {
  const words = useTexts();
  const { t, has } = words;
  const queryClient = useQueryClient();
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: workplaces } = useSuspenseQuery(workplacesQuery(employerId));
  const [today] = useState(todayHere);
  const [{ start, saving }] = useState(() => {
    const known = placementId && queryClient.getQueryData(placementQuery(placementId).queryKey);
    const only = workplaces.items.length === 1 ? workplaces.items[0] : undefined;
    return {
      start: known
        ? { value: formOf(known.data.placement.content), etag: known.etag }
        : { value: { ...newForm(), ...(only ? { workplaceId: only.id } : {}) }, etag: "" },
      saving: savingOf({ queryClient, userId, employerId, placementId, onBegun }),
    };
  });
  const { state, draft } = useDraft<PlaceForm>(userId, "placement", { start, ...saving });
  const { data: stored } = useQuery(begunPlacementQuery(placementId));
  const form = state.value;
  const change: StepProps["change"] = (next) => draft.change(next);
  const workplace = workplaces.items.find(({ id }) => id === form.workplaceId);
  const published = stored !== undefined && stored.data.placement.state !== "draft";

  const sayWrong = (error: FieldError): string => {
    const key = messageKeys(error).find(has);
    return key === undefined ? error.code : t(key, error.values);
  };
  const errors = [
    ...checkForm(form, today).map((error) => ({ path: error.path, message: sayWrong(error) })),
    ...(state.kind === "refused" ? state.problem.errors : []),
    ...(search.check
      ? (stored?.data.lacking ?? []).map((error) => ({ ...error, path: fieldOfLacking(error.path, form) }))
      : []),
  ];
  const missing = (path: string): string | undefined =>
    errors.find((error) => fieldId(error.path) === fieldId(path))?.message;

  const { step } = search;
  const at = steps.indexOf(step);
  const goal = useRef<string>(undefined);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current === step && goal.current === undefined) return;
    shownStep.current = step;
    const field = goal.current;
    goal.current = undefined;
    if (field !== undefined) return goToField(field);
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  });
  const go = (to: Step): void => onSearch({ ...search, step: to });
  const goTo = (error: { readonly path: string }): void => {
    const id = fieldId(error.path);
    const index = /^tasks\.(\d+)/.exec(error.path)?.[1];
    const task = index === undefined ? undefined : form.tasks?.[Number(index)]?.id;
    goal.current = id;
    onSearch({ ...search, step: stepOf(error.path), ...(task === undefined ? {} : { task }) });
  };

  const [intent, renewIntent] = useIntent();
  const [publishing, setPublishing] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const publish = async (): Promise<void> => {
    setPublishing(true);
    setRefusal(undefined);
    try {
      await draft.flush();
      const id = saving.id();
      const latest = id && queryClient.getQueryData(placementQuery(id).queryKey);
      const unfit = checkForm(draft.state().value, today).length > 0;
      if (draft.state().kind !== "saved" || !latest || unfit)
        return onSearch({ ...search, check: true }, { replace: true });
      if (published) return onDone(latest.data.placement.id, "saved");
      if (latest.data.lacking.length > 0) return onSearch({ ...search, check: true }, { replace: true });
      const answer = await apiTagged("POST /placements/{placementId}/transitions", {
        path: { placementId: latest.data.placement.id },
        body: { to: "published" },
        ifMatch: latest.etag,
        idempotencyKey: intent,
      });
      renewIntent();
      queryClient.setQueryData(placementQuery(latest.data.placement.id).queryKey, answer);
      void queryClient.invalidateQueries({ queryKey: ["placements"] });
      onDone(latest.data.placement.id, "published");
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, {}, { cause: error });
      if (problem.code === "notPublishable" && placementId) {
        await queryClient.invalidateQueries({ queryKey: placementQuery(placementId).queryKey });
        onSearch({ ...search, check: true }, { replace: true });
      } else setRefusal(problem.status === 0 ? t("placement.publish.offline") : problem.detail);
    } finally {
      setPublishing(false);
    }
  };

  const shared: StepProps = { form, change, missing, vocabulary };
  const body: Record<Step, () => ReactNode> = {
    workplace: () => <WorkplaceStep {...shared} employerId={employerId} today={today} workplaceForm={workplaceForm} />,
    tasks: () => (
      <TasksStep
        {...shared}
        openTask={search.task}
        onOpen={(task) => onSearch({ ...search, task }, { replace: true })}
      />
    ),
    times: () => <TimesStep {...shared} today={today} />,
    support: () => <SupportStep {...shared} workplace={workplace} />,
    look: () => (
      <PlaceSummary
        form={form}
        workplace={workplace}
        vocabulary={vocabulary}
        change={(to, what) => (
          <Button kind="bare" small onClick={() => go(to)}>
            {t("placement.task.change")}
            <span className="vh"> {what}</span>
          </Button>
        )}
      />
    ),
  };
  const next = nextOf[step];
  const before = steps[at - 1];
  const cannot = published || approved ? undefined : t("placement.publish.not-approved");
  return (
    <>
      <div className="publish">
        <div className="publish-work">
          <Steps names={steps.filter((one) => one !== "look").map((one) => t(`placement.step.${one}`))} current={at} />
          <PageHead title={t(`placement.step.${step}.title`)} lede={t(`placement.step.${step}.lede`)} />
          {search.check && errors.length > 0 && (
            <ErrorSummary
              title={t("placement.publish.left", { count: errors.length })}
              items={errors.map((error) => ({ fieldId: fieldId(error.path), message: error.message }))}
              onGo={(id) => {
                const error = errors.find((one) => fieldId(one.path) === id);
                if (error) goTo(error);
              }}
            />
          )}
          {refusal !== undefined && <Message icon="pencil">{refusal}</Message>}
          {state.kind === "conflict" && (
            <TwoVersions
              title={t("placement.conflict")}
              rows={versionRows(words, vocabulary, state.value, state.theirs.value)}
              onSave={(theirs) => void draft.choose(chosenVersion(state.value, state.theirs.value, theirs))}
            />
          )}
          {body[step]()}
          <div className="flow">
            {before ? <Button onClick={() => go(before)}>{t("placement.back")}</Button> : <span />}
            <SavedNote state={state} />
            {next ? (
              <Button kind="main" onClick={() => go(next)}>
                {t(`placement.go.${next}`)}
              </Button>
            ) : (
              <span className="kr">
                <Button
                  kind="main"
                  cannot={cannot}
                  busy={publishing && t("placement.publish.busy")}
                  onClick={() => void publish()}
                >
                  {t(published ? "placement.publish.done" : "placement.publish")}
                </Button>
              </span>
            )}
          </div>
        </div>
        <ReachPanel
          placementId={placementId}
          vocabulary={vocabulary}
          offered={[...(form.adaptations ?? []), ...(workplace?.adaptations ?? [])]}
          onOffer={(adaptation, on) =>
            change((now) => {
              const others = (now.adaptations ?? []).filter((one) => one !== adaptation);
              return { ...now, adaptations: on ? [...others, adaptation] : others };
            })
          }
        />
      </div>
      <ReachBar placementId={placementId} offered={form.adaptations ?? []} />
    </>
  );
}

/** The step after each; the last look has none. */
const nextOf: Record<Step, Exclude<Step, "workplace"> | undefined> = {
  workplace: "tasks",
  tasks: "times",
  times: "support",
  support: "look",
  look: undefined,
};

/** My version with the parts that were chosen from the other's. */
function chosenVersion(mine: PlaceForm, theirs: PlaceForm, parts: ReadonlySet<string>): PlaceForm {
  const taken = Object.keys({ ...mine, ...theirs }).filter((key) => parts.has(key));
  return { ...mine, ...Object.fromEntries(taken.map((key) => [key, theirs[key as keyof PlaceForm]])) };
}
