import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import type { EmployerId } from "../../app/workplaces.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { TextArea } from "../../kit/field.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { type Pasted, readPasted } from "./advertisement.ts";
import { placementQuery, type PlacementView } from "./queries.ts";
import { nextStep, stepOf, steps } from "./steps.ts";

/** A draft from an advertisement that stands at Platsbanken. */
export function ImportPage(): JSX.Element | null {
  const { session } = signedInRoute.useRouteContext();
  return session.employer ? <Import employerId={session.employer.id} /> : null;
}

function Import({ employerId }: { employerId: EmployerId }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<Exclude<Pasted, { kind: "advertisement" }>>();
  const [intent, renewIntent] = useIntent();
  const reading = useMutation({
    mutationFn: (advertisement: Extract<Pasted, { kind: "advertisement" }>["advertisement"]) =>
      apiTagged("POST /employers/{employerId}/placements/import", {
        path: { employerId },
        body: { advertisement },
        idempotencyKey: intent,
      }),
    onSuccess: (answer) => {
      queryClient.setQueryData(placementQuery(answer.data.placement.id).queryKey, answer);
      void queryClient.invalidateQueries({ queryKey: ["placements"] });
    },
    onSettled: renewIntent,
  });
  const read = (): void => {
    const pasted = readPasted(text);
    setWrong(pasted.kind === "advertisement" ? undefined : pasted);
    if (pasted.kind === "advertisement") reading.mutate(pasted.advertisement);
  };
  const refused = reading.error instanceof Problem ? reading.error : undefined;
  return (
    <div className="one-column">
      <Crumbs
        way={[{ text: t("shell.nav.our-placements"), link: { to: "/our/placements" } }]}
        here={t("placement.import.title")}
      />
      <PageHead title={t("placement.import.title")} lede={t("placement.import.lede")} />
      {reading.data ? (
        <WhatWasRead view={reading.data.data} />
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            read();
          }}
        >
          {refused && (
            <Message icon="pencil">{refused.status === 0 ? t("placement.publish.offline") : refused.detail}</Message>
          )}
          <TextArea
            label={t("placement.import.text")}
            help={t("placement.import.help")}
            missing={
              wrong
                ? t(`placement.import.${wrong.kind}`, wrong.kind === "many" ? { count: wrong.count } : {})
                : refused?.errors[0]?.message
            }
            rows={12}
            spellCheck={false}
            value={text}
            onChange={setText}
          />
          <p>
            <Button kind="main" type="submit" busy={reading.isPending && t("placement.import.busy")}>
              {t("placement.import.read")}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}

/** What the advertisement said, and what it did not, step by step. */
function WhatWasRead({ view }: { view: PlacementView }): JSX.Element {
  const { t } = useTexts();
  const { placement, lacking } = view;
  return (
    <Sheet className="stack">
      <DoneLine>{t("placement.import.done", { title: placement.content.title || t("placement.untitled") })}</DoneLine>
      {lacking.length > 0 && (
        <>
          <h2>{t("placement.import.lacking")}</h2>
          <p className="dim">{t("placement.import.lacking.help")}</p>
          <dl className="look-facts">
            {steps
              .filter((step) => lacking.some(({ path }) => stepOf(path) === step))
              .map((step) => (
                <div key={step}>
                  <dt>{t(`placement.step.${step}`)}</dt>
                  <dd>
                    <ul>
                      {lacking
                        .filter(({ path }) => stepOf(path) === step)
                        .map(({ path, message }) => (
                          <li key={path}>{message}</li>
                        ))}
                    </ul>
                  </dd>
                </div>
              ))}
          </dl>
        </>
      )}
      <p>
        <Link
          className={buttonClass("main")}
          to="/our/placements/$placementId/edit"
          params={{ placementId: placement.id }}
          search={{ step: nextStep(lacking) }}
        >
          {t("placement.import.go")}
        </Link>
      </p>
    </Sheet>
  );
}
