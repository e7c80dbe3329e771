import { useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { today } from "../../app/days.ts";
import { NotYours, signedInRoute } from "../../app/layouts.tsx";
import { type ParticipantId, participantQuery, profileQuery } from "../../app/person.ts";
import { LanguageChoice, WayOut } from "../../app/my-choices.tsx";
import { MyEvents } from "../../app/my-events.tsx";
import { MyProposals } from "../../app/my-proposals.tsx";
import { useTexts } from "../../app/texts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { Disc } from "../../kit/disc.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { Listen } from "../../kit/listen.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { answerWords, questionWords } from "./answer-words.ts";
import { MyTrail } from "./my-trail.tsx";
import { pictureOf } from "./topic-pictures.ts";

/** One part is open at a time to begin with: what I want, before what I can and have. */
const parts = ["want", "can", "have"] as const;

function partOf(topic: string): (typeof parts)[number] {
  if (topic.startsWith("capacity:")) return "can";
  return topic.startsWith("skill:") ? "have" : "want";
}

/** A participant's own page: who helps me, and what is written about what I can and want. */
export function MyStepsPage(): JSX.Element {
  const { participantId } = signedInRoute.useRouteContext().session;
  if (!participantId) throw new NotYours();
  return <MySteps participantId={participantId} />;
}

function MySteps({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const { t, list } = useTexts();
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const { participant, assigned } = person.data;
  const title = t("home.my.title", { name: participant.givenName });
  return (
    <div className="my-steps">
      <PageHead title={title} />
      <Listen
        text={[
          title,
          assigned.length > 0 ? t("home.my.helpers", { names: list(assigned.map(({ name }) => name)) }) : "",
        ].join(". ")}
      />
      <MyProposals participantId={participantId} />
      <section aria-labelledby="my-helpers">
        <h2 id="my-helpers">{t("home.my.who")}</h2>
        <ul className="my-lines">
          {assigned.map(({ id, name }, at) => (
            <li key={id}>
              <Disc name={name} large />
              <span>
                <b>{name}</b>
                <br />
                {t(at === 0 ? "home.my.first-helper" : "home.my.other-helper")}
              </span>
            </li>
          ))}
        </ul>
        {assigned.length === 0 && <p>{t("home.my.nobody")}</p>}
      </section>
      <MyEvents />
      <MyAnswers participantId={participantId} />
      <MyTrail participantId={participantId} />
      <MyDoor />
    </div>
  );
}

function MyAnswers({ participantId }: { participantId: ParticipantId }): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const { data: profile } = useSuspenseQuery(profileQuery(participantId));
  const { data: vocabulary } = useSuspenseQuery(vocabularyQuery);
  const { data: person } = useSuspenseQuery(participantQuery(participantId));
  const helper = person.data.assigned[0]?.name;
  const now = today();
  if (profile.answers.length === 0)
    return (
      <EmptyPage picture="spool" title={t("home.my.no-answers")}>
        <p>{helper === undefined ? t("home.my.no-answers-text") : t("home.my.no-answers-with", { name: helper })}</p>
      </EmptyPage>
    );
  return (
    <section aria-labelledby="my-answers">
      <h2 id="my-answers">{t("home.my.answers")}</h2>
      <p>{helper === undefined ? t("home.my.wrong") : t("home.my.wrong-with", { name: helper })}</p>
      {parts.map((part, at) => {
        const answers = profile.answers.filter(({ topic }) => partOf(topic) === part);
        if (answers.length === 0) return null;
        return (
          <details className="my-part" key={part} open={at === 0}>
            <summary>
              <h3>{t(`home.my.part.${part}`)}</h3>
              <span>{t("home.my.count", { count: answers.length })}</span>
            </summary>
            <ul className="my-lines">
              {answers.map(({ topic, observations }) => (
                <li key={topic}>
                  <Pictogram id={pictureOf(topic, vocabulary)} size={56} />
                  <dl>
                    <dt>{questionWords(words, topic, vocabulary)}</dt>
                    {observations.map((one) => (
                      <dd key={one.id}>
                        <b>{answerWords(words, one.statement, vocabulary, now)}</b>
                        <br />
                        <span className="my-who">
                          {one.source === "self"
                            ? t("home.my.i-said")
                            : t(`home.my.${one.source}-said`, { name: one.byName })}
                        </span>
                      </dd>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** Language and the way out, where a participant need not look for them. */
function MyDoor(): JSX.Element {
  const { t } = useTexts();
  const { user } = signedInRoute.useRouteContext().session;
  return (
    <section className="my-door" aria-label={t("home.my.door")}>
      <LanguageChoice userId={user.id} />
      <WayOut />
    </section>
  );
}
