import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { participantQuery, personRoute } from "../../app/person.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { codeSigns, isCodeDigit } from "../../kit/code-signs.ts";
import { Message } from "../../kit/message.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";

/** Makes a code that the person signs in with once: ten signs, each a digit and a picture, the same on paper and screen. */
export function CodePage(): JSX.Element {
  const { t, time } = useTexts();
  const { participantId } = personRoute.useParams();
  const { data: view } = useSuspenseQuery(participantQuery(participantId));
  const make = useMutation({
    mutationFn: () => api("POST /participants/{participantId}/code", { path: { participantId } }),
  });
  const { givenName, number } = view.data.participant;
  const problem = make.error instanceof Problem ? make.error : undefined;
  return (
    <section className="code-page">
      <h2>{t("participant.code.title", { name: givenName })}</h2>
      <p className="dim">{t("participant.code.help")}</p>
      {problem && <Message icon="pencil">{problem.status === 0 ? t("participant.offline") : problem.detail}</Message>}
      {make.data && (
        <div className="slip" role="status">
          <p className="slip-who">
            <b>Passa</b> {number}
          </p>
          <ol aria-label={t("participant.code")}>
            {make.data.code.split("").map((digit, at) => (
              // A code may hold a sign twice; its place tells them apart.
              <li key={`${at} ${digit}`}>
                {isCodeDigit(digit) && (
                  <>
                    <Pictogram id={codeSigns[digit]} size={64} />
                    <b>{digit}</b>
                    <small>{t(`shell.sign.${digit}`)}</small>
                  </>
                )}
              </li>
            ))}
          </ol>
          <p>{t("participant.code.where", { address: window.location.host })}</p>
          <p>{t("participant.code.until", { time: time(make.data.expiresAt) })}</p>
        </div>
      )}
      <div className="kr">
        <Button
          kind={make.data ? "plain" : "main"}
          busy={make.isPending && t("participant.code.making")}
          onClick={() => make.mutate()}
        >
          {t(make.data ? "participant.code.another" : "participant.code.make")}
        </Button>
        {make.data && (
          <Button kind="main" onClick={() => window.print()}>
            {t("participant.code.print")}
          </Button>
        )}
      </div>
    </section>
  );
}
