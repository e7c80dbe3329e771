import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { api } from "../../api/client.ts";
import { newIntent, useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { tableFile, tablesAccepted } from "../../app/table-file.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button, buttonClass } from "../../kit/button.tsx";
import { Crumbs } from "../../kit/crumbs.tsx";
import { DownloadButton } from "../../kit/download-button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FileDrop } from "../../kit/file-drop.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { Ruler, Skeleton } from "../../kit/waiting.tsx";
import { importQuery, type ImportId, type ImportRow, type ImportView } from "./queries.ts";
import { importRoute } from "./routes.ts";
import { filtersWithRows, firstFilter, progressOf, type RowFilter, rowsIn, unreadHeadings } from "./rows.ts";
import { templateCsv } from "./template.ts";

/** As many rows at a time as one reads. */
const PAGE = 100;

/** Imports people from a list: first a trial reading, then those that are ready, when told to. */
export function ImportPage(): JSX.Element {
  const { t } = useTexts();
  const { id } = importRoute.useSearch();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const current = useQuery({ ...importQuery(id ?? ("imp_" as ImportId)), enabled: id !== undefined });
  const put = useMutation({
    mutationFn: async (file: File) => {
      // A file may be put again as long as nothing has been imported.
      const again = current.data && (current.data.state === "waitingForFile" || current.data.state === "checked");
      const begun = again
        ? current.data
        : await api("POST /participant-imports", { body: { fileName: file.name }, idempotencyKey: newIntent() });
      if (!begun) throw new Problem(0, {});
      return api("PUT /participant-imports/{importId}/file", { path: { importId: begun.id }, file: tableFile(file) });
    },
    onSuccess: async (view) => {
      queryClient.setQueryData(importQuery(view.id).queryKey, view);
      await navigate({ to: "/people/import", search: { id: view.id } });
    },
  });
  const problem = put.error instanceof Problem ? put.error : undefined;
  const view = id === undefined ? undefined : current.data;
  const ended = view?.state === "running" || view?.state === "done";
  return (
    <div className="import">
      <Crumbs way={[{ text: t("participant.people"), link: { to: "/people" } }]} here={t("import.title")} />
      <PageHead title={t("import.title")} lede={t("import.lede")} />
      {problem && (
        <Message icon="pencil">
          {problem.status === 0 ? t("import.offline") : (problem.errors[0]?.message ?? problem.detail)}
        </Message>
      )}
      {!ended && (
        <FileDrop
          title={put.isPending ? t("import.reading") : (put.variables?.name ?? view?.fileName ?? t("import.drop"))}
          help={view && view.state === "checked" ? <CheckedLine counts={view.counts} /> : t("import.drop-help")}
          accept={tablesAccepted}
          onFile={(file) => put.mutate(file)}
        />
      )}
      {!view && id === undefined && <Template />}
      {id !== undefined && current.isPending && <Skeleton rows={5} />}
      {id !== undefined && current.isError && (
        <EmptyPage
          picture="button"
          title={t("import.gone")}
          action={
            <Link className={buttonClass()} to="/people/import">
              {t("import.begin")}
            </Link>
          }
        >
          <p>{t("import.gone-text")}</p>
        </EmptyPage>
      )}
      {view && view.state !== "waitingForFile" && <Read key={`${view.id} ${view.version}`} view={view} />}
    </div>
  );
}

function CheckedLine({ counts }: { counts: ImportView["counts"] }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      {t("import.checked", {
        rows: counts.ready + counts.wrong + counts.known,
        ready: counts.ready,
        wrong: counts.wrong,
      })}
    </>
  );
}

function Template(): JSX.Element {
  const { t } = useTexts();
  return (
    <section className="ps">
      <h2>{t("import.template")}</h2>
      <p className="dim">{t("import.template-help")}</p>
      <div className="kr">
        <DownloadButton name={t("import.template-name")} csv={templateCsv}>
          {t("import.template-get")}
        </DownloadButton>
      </div>
    </section>
  );
}

/** What was read, and the button that imports what is ready. */
function Read({ view }: { view: ImportView }): JSX.Element {
  const { t } = useTexts();
  const { show } = importRoute.useSearch();
  const queryClient = useQueryClient();
  const [intent, renew] = useIntent();
  const { counts } = view;
  const run = useMutation({
    mutationFn: () =>
      api("POST /participant-imports/{importId}/run", { path: { importId: view.id }, idempotencyKey: intent }),
    onMutate: () => queryClient.setQueryData(importQuery(view.id).queryKey, { ...view, state: "running" }),
    onSuccess: (done) => {
      queryClient.setQueryData(importQuery(view.id).queryKey, done);
      void queryClient.invalidateQueries({ queryKey: ["people"] });
    },
    onError: () => {
      renew();
      void queryClient.invalidateQueries({ queryKey: importQuery(view.id).queryKey });
    },
  });
  const filter = show && counts[show] > 0 ? show : firstFilter(counts);
  const unread = unreadHeadings(view.columns);
  const progress = progressOf(counts);
  const problem = run.error instanceof Problem ? run.error : undefined;
  return (
    <>
      {view.state === "running" && (
        <div className="sheet running">
          <Ruler label={t("import.running", progress)} {...progress}>
            <p className="small dim">{t("import.running-help")}</p>
          </Ruler>
          {!run.isPending && (
            <Button small onClick={() => run.mutate()}>
              {t("import.go-on")}
            </Button>
          )}
        </div>
      )}
      {view.state === "done" && (
        <EmptyPage
          picture="spool"
          title={t("import.done", { count: counts.imported })}
          action={
            <>
              <Link className={buttonClass("main")} to="/people">
                {t("import.to-people")}
              </Link>
              <Link className={buttonClass()} to="/people/import">
                {t("import.another")}
              </Link>
            </>
          }
        >
          <p>{t("import.done-left", { wrong: counts.wrong, known: counts.known })}</p>
        </EmptyPage>
      )}
      {problem && <Message icon="pencil">{problem.status === 0 ? t("import.broke") : problem.detail}</Message>}
      {view.state === "checked" && (
        <div className="kr page-acts">
          {counts.ready > 0 ? (
            <Button kind="main" onClick={() => run.mutate()}>
              {t("import.run", { count: counts.ready })}
            </Button>
          ) : (
            <p className="strong">{t("import.nothing-ready")}</p>
          )}
          {counts.wrong > 0 && <p className="small dim">{t("import.correct-help")}</p>}
        </div>
      )}
      {unread.length > 0 && (
        <Message icon="question">{t("import.unread", { count: unread.length, headings: unread.join(", ") })}</Message>
      )}
      {view.rows.length > 0 && (
        <>
          <nav className="tab-row" aria-label={t("import.rows")}>
            {filtersWithRows(counts).map((one) => (
              <Link
                key={one}
                to="/people/import"
                search={{ id: view.id, show: one }}
                replace
                resetScroll={false}
                activeProps={{}}
                aria-current={one === filter ? "page" : undefined}
              >
                {t(`import.rows.${one}`, { count: counts[one] })}
              </Link>
            ))}
          </nav>
          <Rows key={filter} rows={rowsIn(view.rows, filter)} filter={filter} />
        </>
      )}
    </>
  );
}

function Rows({ rows, filter }: { rows: readonly ImportRow[]; filter: RowFilter }): JSX.Element {
  const { t } = useTexts();
  const [shown, setShown] = useState(PAGE);
  const wrong = filter === "wrong";
  return (
    <>
      <table className="data stackt import-rows">
        <caption className="vh">{t(`import.rows.${filter}`, { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("import.name")}</th>
            {wrong ? (
              <>
                <th scope="col">{t("import.column")}</th>
                <th scope="col">{t("import.value")}</th>
                <th scope="col">{t("import.instead")}</th>
              </>
            ) : (
              <th scope="col">{t("import.becomes")}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) =>
            wrong ? (
              row.errors.map((error, at) => (
                <tr key={`${row.row} ${error.column} ${error.code}`} className={at > 0 ? "same-row" : undefined}>
                  {at === 0 && (
                    <>
                      <th scope="row" rowSpan={row.errors.length}>
                        {t("import.row-number", { row: row.row })}
                      </th>
                      <td rowSpan={row.errors.length}>{row.name}</td>
                    </>
                  )}
                  <td>
                    <b>{error.column}</b>
                  </td>
                  <td>
                    {error.value === "" ? <span className="dim">{t("import.empty")}</span> : <q>{error.value}</q>}
                  </td>
                  <td className="instead">{error.message}</td>
                </tr>
              ))
            ) : (
              <tr key={row.row}>
                <th scope="row">{t("import.row-number", { row: row.row })}</th>
                <td>
                  {row.participantId ? (
                    <Link to="/people/$participantId" params={{ participantId: row.participantId }}>
                      {row.name}
                    </Link>
                  ) : (
                    row.name
                  )}
                </td>
                <td className="dim">{t(`import.becomes.${row.state}`)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button className="more" onClick={() => setShown(shown + PAGE)}>
          {t("import.more", { count: rows.length - shown })}
        </Button>
      )}
    </>
  );
}
