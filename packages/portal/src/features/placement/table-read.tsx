import type { RouteResponse } from "@passa/contract/types";
import { Link } from "@tanstack/react-router";
import { type JSX, useEffect, useRef } from "react";
import { useTexts } from "../../app/texts.tsx";
import type { EmployerId } from "../../app/workplaces.ts";
import { Button, buttonClass } from "../../kit/button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { Message } from "../../kit/message.tsx";
import { EditLink, type Whose } from "./edit-link.tsx";
import { nextStep, stepOf, steps } from "./steps.ts";

type Table = RouteResponse<"POST /employers/{employerId}/placements/table">;
type Row = Table["rows"][number];

/** What a table would make, row by row, and the button that makes it; afterwards what it made. */
export function TableRead({
  whose,
  employerId,
  view,
  problem,
  busy,
  onMake,
}: {
  whose: Whose;
  employerId: EmployerId;
  view: Table;
  /** Why the drafts could not be made. */
  problem: string | undefined;
  busy: boolean;
  onMake: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { counts, rows, columns } = view;
  const done = counts.made > 0;
  const unread = columns.flatMap(({ heading, readAs }) => (readAs === undefined && heading !== "" ? [heading] : []));
  const wrong = rows.filter(({ state }) => state === "wrong");
  const others = rows.filter(({ state }) => state !== "wrong");
  // The button that was pressed is gone: the focus goes to what came of it.
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (done) part.current?.focus();
  }, [done]);
  return (
    <section className="ps" ref={part} tabIndex={-1} aria-label={t("import.rows")}>
      {done ? (
        <EmptyPage
          picture="spool"
          title={t("placement.table.done", { count: counts.made })}
          action={<WayOn whose={whose} employerId={employerId} />}
        >
          <p>{t("placement.table.done-left", { wrong: counts.wrong, known: counts.known })}</p>
        </EmptyPage>
      ) : (
        <>
          <h2>{t("placement.table.read", { count: rows.length })}</h2>
          <p role="status">
            {t("placement.table.counts", { ready: counts.ready, wrong: counts.wrong, known: counts.known })}
          </p>
          {problem !== undefined && <Message icon="pencil">{problem}</Message>}
          <div className="kr page-acts">
            {counts.ready > 0 && (
              <Button kind="main" busy={busy && t("placement.table.making")} onClick={onMake}>
                {t("placement.table.make", { count: counts.ready })}
              </Button>
            )}
            {counts.wrong > 0 &&
              (counts.ready > 0 ? (
                <p className="small dim">{t("placement.table.correct-help")}</p>
              ) : (
                <p className="strong">{t("placement.table.nothing-ready")}</p>
              ))}
          </div>
        </>
      )}
      {unread.length > 0 && (
        <Message icon="question">
          {t("placement.table.unread", { count: unread.length, headings: unread.join(", ") })}
        </Message>
      )}
      {wrong.length > 0 && <WrongRows rows={wrong} />}
      {others.length > 0 && <Drafts whose={whose} rows={others} />}
    </section>
  );
}

function WayOn({ whose, employerId }: { whose: Whose; employerId: EmployerId }): JSX.Element {
  const { t } = useTexts();
  return whose === "ours" ? (
    <Link className={buttonClass("main")} to="/our/placements">
      {t("placement.out.home")}
    </Link>
  ) : (
    <Link className={buttonClass("main")} to="/employers/$employerId" params={{ employerId }}>
      {t("placement.import.to-employer")}
    </Link>
  );
}

function WrongRows({ rows }: { rows: readonly Row[] }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <h3 className="part-h">{t("placement.table.wrong", { count: rows.length })}</h3>
      <table className="data stackt import-rows">
        <caption className="vh">{t("placement.table.wrong", { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("placement.table.place")}</th>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.value")}</th>
            <th scope="col">{t("import.instead")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.errors.map((error, at) => (
              <tr key={`${row.row} ${error.column} ${error.code}`} className={at > 0 ? "same-row" : undefined}>
                {at === 0 && (
                  <>
                    <th scope="row" rowSpan={row.errors.length}>
                      {t("import.row-number", { row: row.row })}
                    </th>
                    <td rowSpan={row.errors.length}>{row.title || t("placement.untitled")}</td>
                  </>
                )}
                <td>
                  <b>{error.column}</b>
                </td>
                <td>{error.value === "" ? <span className="dim">{t("import.empty")}</span> : <q>{error.value}</q>}</td>
                <td className="instead">{error.message}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </>
  );
}

/** Rows that become drafts, have become drafts, or are places already: with their tasks, and what is left to fill in. */
function Drafts({ whose, rows }: { whose: Whose; rows: readonly Row[] }): JSX.Element {
  const { t, list } = useTexts();
  const left = ({ lacking }: Row): string => {
    const parts = steps.filter((step) => lacking.some(({ path }) => stepOf(path) === step));
    return parts.length === 0
      ? t("placement.home.whole")
      : t("placement.home.lacking", {
          what: list(parts.map((step) => t(`placement.step.${step}`).toLocaleLowerCase())),
        });
  };
  return (
    <>
      <h3 className="part-h">{t("placement.table.drafts", { count: rows.length })}</h3>
      <table className="data stackt import-rows">
        <caption className="vh">{t("placement.table.drafts", { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("placement.table.place")}</th>
            <th scope="col">{t("placement.step.tasks")}</th>
            <th scope="col">{t("import.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">{t("import.row-number", { row: row.row })}</th>
              <td>
                {row.placementId === undefined ? (
                  <b>{row.title}</b>
                ) : (
                  <EditLink className="strong" whose={whose} placementId={row.placementId} step={nextStep(row.lacking)}>
                    {row.title}
                  </EditLink>
                )}
              </td>
              <td>{list(row.tasks)}</td>
              <td className="dim">{row.state === "known" ? t("placement.table.known") : left(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
