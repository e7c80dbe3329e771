import { Link } from "@tanstack/react-router";
import type { JSX } from "react";
import { shortDate } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { nameOf, questionWords } from "./answer-words.ts";
import type { Editor } from "./editor.tsx";
import { endingSkills, isAnswered, type LeftToAsk, topicsOfCriterion } from "./topics.ts";

/** What is left to ask, what opens most first; each goes to its question. And what is soon too old. */
export function Companion({
  editor,
  topics,
  left,
  onGo,
}: {
  editor: Editor;
  /** Every topic that everybody is asked about. */
  topics: readonly string[];
  left: readonly LeftToAsk[];
  onGo: (topic: string) => void;
}): JSX.Element {
  const words = useTexts();
  const { t, language } = words;
  const { answers, vocabulary, participantId, name, now } = editor;
  const unanswered = topics.filter((topic) => !isAnswered(answers.get(topic)));
  const answered = topics.length - unanswered.length;
  const others = unanswered.filter((topic) => !left.some((one) => one.topic === topic));
  const ending = endingSkills(answers.values(), now);
  const go = (topic: string): JSX.Element => {
    const question = left.find((one) => one.topic === topic);
    const clause = question?.criterion.startsWith("skill:")
      ? topicsOfCriterion(question.criterion).map((one) => one.slice("skill:".length))
      : undefined;
    return (
      <Link
        to="/people/$participantId"
        params={{ participantId }}
        search={{ ask: topic }}
        replace
        resetScroll={false}
        onClick={() => onGo(topic)}
      >
        {t("profile.left.question", { question: questionWords(words, topic, vocabulary, clause) })}
      </Link>
    );
  };
  return (
    <aside className="sheet" aria-labelledby="left-to-ask">
      <h2 id="left-to-ask">{t("profile.left")}</h2>
      <p className="small dim">{t("profile.left.help")}</p>
      <div className="know" aria-hidden="true">
        {answered > 0 && <i style={{ flex: answered }} />}
        {unanswered.map((topic) => (
          <i key={topic} className="u" style={{ flex: 1 }} />
        ))}
      </div>
      <p className="small known">{t("profile.left.known", { answered, unknown: unanswered.length })}</p>
      {left.length > 0 ? (
        <ol className="leftq">
          {left.slice(0, 8).map(({ topic, places }, at) => (
            <li key={topic}>
              <Icon name="ask" />
              {go(topic)}
              <small>{t(at === 0 ? "profile.left.wait" : "profile.left.places", { places })}</small>
            </li>
          ))}
        </ol>
      ) : (
        <p className="small none-left">{t("profile.left.none", { name })}</p>
      )}
      {others.length + Math.max(0, left.length - 8) > 0 && (
        <details className="more-left small">
          <summary>{t("profile.left.others", { count: others.length + Math.max(0, left.length - 8) })}</summary>
          <ul>
            {[...left.slice(8).map(({ topic }) => topic), ...others].map((topic) => (
              <li key={topic}>{go(topic)}</li>
            ))}
          </ul>
        </details>
      )}
      {ending.length > 0 && (
        <div className="ending">
          <h3>{t("profile.ending")}</h3>
          {ending.map(({ skill, validUntil }) => (
            <p key={skill} className="small">
              {t(validUntil < now ? "profile.ending.ended" : "profile.ending.ends", {
                skill: nameOf(words, "skill", skill, vocabulary),
                on: shortDate(language, validUntil, now),
              })}
            </p>
          ))}
        </div>
      )}
    </aside>
  );
}
