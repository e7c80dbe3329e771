import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Icon } from "../../../kit/icon.tsx";
import type { EventCandidate } from "../queries.ts";

type Invitation = EventCandidate["invitation"];

/** What somebody has answered, and how staff got to know it. Green and brick are a person's own yes and no. */
export function AnswerCell({ invitation }: { invitation: Invitation }): JSX.Element {
  const { t } = useTexts();
  const { kind } = invitation;
  const onBehalf = kind === "yes" || kind === "no" ? invitation.onBehalf : undefined;
  return (
    <span
      className={
        kind === "yes" ? "st st-met" : kind === "no" ? "st st-block" : kind === "invited" ? "st st-ask" : "dim"
      }
    >
      {kind === "yes" && <Icon name="met" size={18} />}
      {kind === "no" && <Icon name="close" size={14} />}
      {kind === "invited" && <Icon name="ask" size={18} />}
      <span>
        {t(`event.answer.${kind}`)}
        {onBehalf && <small className="dim"> {t(`event.answer.on-behalf.${onBehalf}`)}</small>}
      </span>
    </span>
  );
}
