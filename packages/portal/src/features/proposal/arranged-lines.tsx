import type { JSX } from "react";
import { shortDate, today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { clockOf } from "./now-words.ts";
import type { EmployersCard } from "./queries.ts";

/** When and where they meet. */
export function MeetingLine({ meeting }: { meeting: NonNullable<EmployersCard["meeting"]> }): JSX.Element {
  const { t, language } = useTexts();
  const { kind, startsAt, where } = meeting;
  return (
    <p className="arranged">
      <Pictogram id="calendar" size={44} />
      <span>
        <b>{t(`proposal.now.${kind}`, { day: shortDate(language, startsAt, today()), time: clockOf(startsAt) })}</b>
        <br />
        {where}
      </span>
    </p>
  );
}

/** Hours, period and whom to turn to. */
export function AgreementLine({ agreement }: { agreement: NonNullable<EmployersCard["agreement"]> }): JSX.Element {
  const { t, language } = useTexts();
  const day = (on: string) => shortDate(language, on, today());
  return (
    <p className="arranged">
      <Pictogram id="handshake" size={44} />
      <span>
        {t("proposal.card.agreement", {
          hours: agreement.hoursPerWeek,
          start: day(agreement.startsOn),
          end: day(agreement.endsOn),
          supervisor: agreement.supervisor.name,
        })}
      </span>
    </p>
  );
}
