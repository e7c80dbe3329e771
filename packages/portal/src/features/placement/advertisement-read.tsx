import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { buttonClass } from "../../kit/button.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { EditLink, type Whose } from "./edit-link.tsx";
import type { PlacementView } from "./queries.ts";
import { nextStep, stepOf, steps } from "./steps.ts";

/** What an advertisement said, and what it did not, step by step. */
export function WhatWasRead({ whose, view }: { whose: Whose; view: PlacementView }): JSX.Element {
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
        <EditLink className={buttonClass("main")} whose={whose} placementId={placement.id} step={nextStep(lacking)}>
          {t("placement.import.go")}
        </EditLink>
      </p>
    </Sheet>
  );
}
