import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Icon } from "../../../kit/icon.tsx";
import type { PlanView } from "./queries.ts";
import { demandWords, type Names } from "./words.ts";

type Ready = Extract<PlanView["plan"], { state: "ready" }>;

/** Demands that cannot be met together: without any one of them the rest can. */
export function ClashList({ clash, names }: { clash: Ready["clash"]; names: Names }): JSX.Element | null {
  const words = useTexts();
  if (clash.length === 0) return null;
  return (
    <section aria-labelledby="clash" className="notmet">
      <h2 id="clash">{words.t("timetable.clash")}</h2>
      <ul>
        {clash.map((demand) => (
          <BlockedLine key={JSON.stringify(demand)}>{demandWords(words, names, demand)}</BlockedLine>
        ))}
      </ul>
    </section>
  );
}

/** What a timetable leaves out that was asked for, and what stood against it. */
export function NotMet({ plan, names }: { plan: Ready; names: Names }): JSX.Element | null {
  const words = useTexts();
  const { t } = words;
  const { unscheduledRequired, employersShort, candidatesShort } = plan.figures;
  const lines = [
    ...unscheduledRequired.map(({ employerId, participantId }) =>
      t("timetable.not-met.required", { number: names.card(participantId), name: names.employer(employerId) }),
    ),
    ...employersShort.map(({ employerId, missing }) =>
      t("timetable.not-met.employer", { name: names.employer(employerId), missing }),
    ),
    ...candidatesShort.map(({ participantId, missing }) =>
      t("timetable.not-met.candidate", { number: names.card(participantId), missing }),
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="not-met" className="notmet">
      <h2 id="not-met">{t("timetable.clash.some", { count: lines.length })}</h2>
      <div>
        <ul>
          {lines.map((line) => (
            <BlockedLine key={line}>{line}</BlockedLine>
          ))}
        </ul>
        {plan.clash.length > 0 && (
          <details className="why-clash">
            <summary>{t("timetable.clash")}</summary>
            <p>{t("timetable.failed.impossible")}</p>
            <ul>
              {plan.clash.map((demand) => (
                <li key={JSON.stringify(demand)}>{demandWords(words, names, demand)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function BlockedLine({ children }: { children: string }): JSX.Element {
  return (
    <li>
      <span className="st st-block">
        <Icon name="block" />
      </span>
      <span>{children}</span>
    </li>
  );
}
