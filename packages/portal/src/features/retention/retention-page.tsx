import { useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { today } from "../../app/days.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { DoneLine } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { KeepDialog } from "./keep-dialog.tsx";
import { linesQuery, type RetentionLine } from "./queries.ts";
import { RulesForm } from "./rules-form.tsx";

/** Whether a decision to keep still holds: until then nobody is asked. */
const isKept = ({ kept, due, asked }: RetentionLine, now: string): boolean =>
  kept !== undefined && !due && !asked && kept.until > now;

/** Whose time has come, one decision each; and the rules that it follows from. */
export function RetentionPage(): JSX.Element {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(linesQuery);
  const [open, setOpen] = useState<{ what: "erase" | "keep"; line: RetentionLine }>();
  const [done, setDone] = useState<string>();
  const now = today();
  const waiting = data.items.filter(({ due, asked }) => due || asked);
  const kept = data.items.filter((line) => isKept(line, now));
  const close = (said?: string): void => {
    setOpen(undefined);
    if (said !== undefined) setDone(said);
  };
  return (
    <div className="lines-page">
      <PageHead title={t("retention.title")} lede={t("retention.lede")} />
      <div className="lines-column">
        <section className="ps member-group" aria-labelledby="retention-waiting">
          <div className="h">
            <h2 id="retention-waiting">{t("retention.waiting")}</h2>
            {waiting.length > 0 && <span>{t("retention.waiting.count", { count: waiting.length })}</span>}
          </div>
          {done !== undefined && <DoneLine>{done}</DoneLine>}
          {waiting.length === 0 && <p className="dim after-lines">{t("retention.waiting.none")}</p>}
          <ul className="entries">
            {waiting.map((line) => (
              <WaitingLine
                key={line.participantId}
                line={line}
                onDecide={(what) => {
                  setDone(undefined);
                  setOpen({ what, line });
                }}
              />
            ))}
          </ul>
        </section>
        {kept.length > 0 && (
          <section className="ps member-group" aria-labelledby="retention-kept">
            <div className="h">
              <h2 id="retention-kept">{t("retention.kept")}</h2>
            </div>
            <ul className="entries">
              {kept.map((line) => (
                <KeptLine key={line.participantId} line={line} />
              ))}
            </ul>
          </section>
        )}
        <RulesForm />
      </div>
      <EraseDialog
        key={`erase ${open?.what === "erase" ? open.line.participantId : ""}`}
        line={open?.what === "erase" ? open.line : undefined}
        onClose={close}
      />
      <KeepDialog
        key={`keep ${open?.what === "keep" ? open.line.participantId : ""}`}
        line={open?.what === "keep" ? open.line : undefined}
        onClose={close}
      />
    </div>
  );
}

function WaitingLine({
  line,
  onDecide,
}: {
  line: RetentionLine;
  onDecide: (what: "erase" | "keep") => void;
}): JSX.Element {
  const { t, date } = useTexts();
  const { number, due, asked } = line;
  return (
    <li className="entry decision-line">
      <Whose line={line} />
      <div>
        {asked && (
          <p>
            {t("retention.asked", {
              by: asked.by,
              on: date(asked.on),
              reason: t(`retention.reason.${asked.reason}`),
            })}
          </p>
        )}
        {due && (
          <p>
            {t(`retention.due.${due.situation}`, { since: date(due.lastWrittenOn) })}{" "}
            <span className="dim">{t("retention.due.on", { on: date(due.dueOn) })}</span>
          </p>
        )}
      </div>
      <div className="kr">
        <Button small aria-label={t("retention.keep.label", { number })} onClick={() => onDecide("keep")}>
          {t("retention.keep")}
        </Button>
        <Button small aria-label={t("retention.erase.label", { number })} onClick={() => onDecide("erase")}>
          {t("retention.erase")}
        </Button>
      </div>
    </li>
  );
}

function KeptLine({ line }: { line: RetentionLine }): JSX.Element {
  const { t, date } = useTexts();
  const { kept } = line;
  return (
    <li className="entry decision-line">
      <Whose line={line} />
      {kept && (
        <p>
          {t("retention.kept.line", {
            until: date(kept.until),
            reason: t(`retention.keep-reason.${kept.reason}`),
            by: kept.by,
          })}
        </p>
      )}
    </li>
  );
}

/** By number: whoever decides reads nothing of the person. */
function Whose({ line: { number, responsible, registeredOn } }: { line: RetentionLine }): JSX.Element {
  const { t, date } = useTexts();
  return (
    <div>
      <b>{number}</b>
      <p className="dim small">
        {responsible === "" ? t("retention.responsible.none") : t("retention.responsible", { name: responsible })}
      </p>
      <p className="dim small">{t("retention.registered", { on: date(registeredOn) })}</p>
    </div>
  );
}
