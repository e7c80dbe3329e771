import { topicOf } from "@passa/domain/observation/answers";
import type { Source, Statement } from "@passa/domain/observation/observation";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { newIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { today } from "../../app/days.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import {
  type ParticipantId,
  participantQuery,
  personRoute,
  placesForPersonQuery,
  profileQuery,
} from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { useDraft } from "../../app/use-draft.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { goToField } from "../../kit/error-summary.tsx";
import { Message } from "../../kit/message.tsx";
import { SavedNote } from "../../kit/saved-note.tsx";
import { answerWords } from "./answer-words.ts";
import { CapacityQuestions } from "./capacity-questions.tsx";
import { Companion } from "./companion.tsx";
import { type Editor, EditorContext, questionId } from "./editor.tsx";
import { GoalsQuestion } from "./goals-question.tsx";
import { AvoidQuestion, FormatQuestion, InterestsQuestion } from "./picture-questions.tsx";
import { profileRoute } from "./routes.ts";
import { answersWith, type Said, type SaidByTopic, sending, type Undo, undoOf, withSaid } from "./saying.ts";
import { ProfileSection } from "./section.tsx";
import { SkillQuestions, SourceChoice } from "./skill-questions.tsx";
import { StartQuestions } from "./start-questions.tsx";
import { TimeQuestions } from "./time-questions.tsx";
import {
  isAnswered,
  leftToAsk,
  type Section,
  sectionOfDimension,
  sectionOfTopic,
  sections,
  tally,
  topicsIn,
} from "./topics.ts";
import { TravelQuestions } from "./travel-questions.tsx";

/** What one did can be taken back for ten minutes. */
const UNDO_MS = 600_000;

const narrow = window.matchMedia("(max-width: 46rem)");
const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      narrow.addEventListener("change", changed);
      return () => narrow.removeEventListener("change", changed);
    },
    () => narrow.matches,
  );

/** Open from the start on a wide screen; the others are a line each. */
const openAtFirst: readonly Section[] = ["start", "body", "time", "formats", "skills"];

/** The profile of a person: every answer with who says so, saved as one goes, and what is left to ask. */
export function ProfilePage(): JSX.Element {
  const { participantId } = personRoute.useParams();
  return <Profile key={participantId} participantId={participantId} />;
}

/** Sends what is said, and lets the pages know what it changed. */
function useSending(participantId: ParticipantId) {
  const queryClient = useQueryClient();
  const [sender] = useState(() =>
    sending(
      participantId,
      async (id, { statement, source, intent }: Said) => {
        const view = await api("POST /participants/{participantId}/observations", {
          path: { participantId: id },
          body: { statement, source },
          idempotencyKey: intent,
        });
        queryClient.setQueryData(profileQuery(id).queryKey, view);
        void queryClient.invalidateQueries({ queryKey: placesForPersonQuery(id).queryKey });
        void queryClient.invalidateQueries({ queryKey: ["people"] });
        void queryClient.invalidateQueries({ queryKey: ["way", id] });
      },
      (error) => error instanceof Problem && !error.passing && error.status !== 401,
    ),
  );
  return sender;
}

function Profile({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const { session } = signedInRoute.useRouteContext();
  const { ask } = profileRoute.useSearch();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const { data: profile } = useSuspenseQuery(profileQuery(participantId));
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const sender = useSending(participantId);
  const { state, draft } = useDraft<SaidByTopic>(session.user.id, `answers:${participantId}`, {
    start: { value: {}, etag: "answers" },
    save: async (said, etag) => {
      await sender.save(said);
      return etag;
    },
    reload: () => Promise.resolve({ value: {}, etag: "answers" }),
    delayMs: 500,
  });
  const [source, setSource] = useState<Source>("self");
  const [undos, setUndos] = useState<ReadonlyMap<string, Undo>>(new Map());
  const chooseSource = useMutation({
    mutationFn: (choice: { topic: string; source: Source }) =>
      api("PUT /participants/{participantId}/choices/{topic}", {
        path: { participantId, topic: choice.topic },
        body: { source: choice.source },
      }),
    onSuccess: (view) => {
      queryClient.setQueryData(profileQuery(participantId).queryKey, view);
      void queryClient.invalidateQueries({ queryKey: placesForPersonQuery(participantId).queryKey });
    },
  });

  const answers = useMemo(
    () => answersWith(profile, sender.unsent(state.value), session.user),
    // The state changes when something has been sent, which is when `unsent` does.
    [profile, sender, state, session.user],
  );
  const tell = (statement: Statement, by: Source): void => {
    const at = new Date(Date.now()).toISOString();
    draft.change((before) => withSaid(before, { statement, source: by, intent: newIntent(), at }));
  };
  const forget = (topic: string, undo: Undo): void =>
    setUndos((before) => (before.get(topic) === undo ? new Map([...before].filter(([one]) => one !== topic)) : before));
  const editor: Editor = {
    participantId,
    name: person.data.participant.givenName,
    now: today(),
    vocabulary,
    answers,
    source,
    here: ask,
    undoable: new Set(undos.keys()),
    say: (statement, by = source) => {
      const topic = topicOf(statement);
      const undo = undoOf(answers.get(topic), { statement, source: by });
      setUndos((before) => new Map([...before, [topic, undo]]));
      setTimeout(() => forget(topic, undo), UNDO_MS);
      tell(statement, by);
    },
    undo: (topic) => {
      const undo = undos.get(topic);
      if (!undo) return;
      forget(topic, undo);
      tell(undo.statement, undo.source);
      const { choose } = undo;
      if (choose) void draft.flush().then(() => chooseSource.mutate({ topic, source: choose }));
    },
    choose: (topic, by) => void draft.flush().then(() => chooseSource.mutate({ topic, source: by })),
  };

  const left = leftToAsk(profile.questions, answers);
  const topics = sections.flatMap((section) => topicsIn(section, vocabulary.dimensions));
  const { isOpen, toggle, openFor } = useOpenSections(
    ask === undefined ? undefined : sectionOfTopic(ask, vocabulary.dimensions),
  );
  useEffect(() => {
    if (!ask) return undefined;
    // After the router has put the page where it begins.
    const timer = setTimeout(() => goToField(questionId(ask)), 0);
    return () => clearTimeout(timer);
  }, [ask]);

  const body: Record<Section, () => JSX.Element> = {
    start: () => <StartQuestions />,
    body: () => <Capacities section="body" vocabulary={vocabulary} />,
    ways: () => <Capacities section="ways" vocabulary={vocabulary} />,
    surroundings: () => <Capacities section="surroundings" vocabulary={vocabulary} />,
    time: () => <TimeQuestions />,
    formats: () => <FormatQuestion />,
    skills: () => (
      <SkillQuestions
        waiting={left.filter(({ topic }) => topic.startsWith("skill:")).map(({ topic }) => topic.slice(6))}
      />
    ),
    travel: () => <TravelQuestions />,
    swedish: () => <Capacities section="swedish" vocabulary={vocabulary} />,
    goals: () => <GoalsQuestion />,
    interests: () => <InterestsQuestion />,
    avoid: () => <AvoidQuestion />,
  };
  const summaryOf = (section: Section): string => {
    const known = [...answers.values()].filter(
      (answer) => sectionOfTopic(answer.topic, vocabulary.dimensions) === section && isAnswered(answer),
    );
    const said = known.slice(0, 3).flatMap(({ bySource, counts }) => bySource[counts]?.statement ?? []);
    return said
      .map((statement) => {
        const answer = answerWords(words, statement, vocabulary, editor.now);
        if (statement.what === "capacity")
          return t("profile.section.line", { what: words.t(dimensionText(words, statement.id)), answer });
        return answer;
      })
      .join(" · ");
  };

  return (
    <EditorContext value={editor}>
      <div className="prof">
        <div className="answers" role="group" aria-label={t("profile.form")}>
          <div className="kr apart speaks">
            <SourceChoice value={source} onChange={setSource} name={editor.name} />
            <SavedNote state={state} />
          </div>
          {state.kind === "refused" && (
            <Message icon="pencil">{t("profile.refused", { why: state.problem.detail })}</Message>
          )}
          {chooseSource.isError && <Message icon="pencil">{t("profile.choose-failed")}</Message>}
          {sections.map((section) => {
            const asked = topicsIn(section, vocabulary.dimensions);
            return (
              <ProfileSection
                key={section}
                id={`part-${section}`}
                title={t(`profile.section.${section}`, { name: editor.name })}
                total={asked.length}
                unknown={tally(asked, answers).unknown}
                summary={isOpen(section) ? "" : summaryOf(section)}
                open={isOpen(section)}
                onToggle={() => toggle(section)}
              >
                {body[section]()}
              </ProfileSection>
            );
          })}
        </div>
        <Companion
          editor={editor}
          topics={topics}
          left={left}
          onGo={(topic) => {
            openFor(sectionOfTopic(topic, vocabulary.dimensions));
            // After the part has opened.
            setTimeout(() => goToField(questionId(topic)), 0);
          }}
        />
      </div>
    </EditorContext>
  );
}

type Named = Parameters<typeof answerWords>[0];
/** The name of a dimension; every one has its text. */
const dimensionText = ({ has }: Named, id: string) => {
  const key: string = `vocabulary.dimension.${id}`;
  return has(key) ? key : "shell.unknown";
};

function Capacities({ section, vocabulary }: { section: Section; vocabulary: Editor["vocabulary"] }): JSX.Element {
  return <CapacityQuestions dimensions={vocabulary.dimensions.filter((one) => sectionOfDimension(one) === section)} />;
}

/** Which parts are open: on a phone one at a time. */
function useOpenSections(first: Section | undefined) {
  const isNarrow = useNarrow();
  const [opened, setOpened] = useState<ReadonlySet<Section>>(
    () => new Set(first ? [...openAtFirst, first] : openAtFirst),
  );
  const [only, setOnly] = useState<Section | undefined>(first ?? "start");
  const openFor = (section: Section | undefined): void => {
    if (!section) return;
    setOnly(section);
    setOpened((before) => new Set([...before, section]));
  };
  return {
    openFor,
    isOpen: (section: Section): boolean => (isNarrow ? only === section : opened.has(section)),
    toggle: (section: Section): void => {
      if (isNarrow) return setOnly(only === section ? undefined : section);
      setOpened(new Set(opened.has(section) ? [...opened].filter((one) => one !== section) : [...opened, section]));
    },
  };
}
