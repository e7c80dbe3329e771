import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api, apiTagged } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { pastedTable, tableFile, tablesAccepted } from "../../app/table-file.ts";
import { useTexts } from "../../app/texts.tsx";
import type { EmployerId } from "../../app/workplaces.ts";
import { Button } from "../../kit/button.tsx";
import { type Crumb, Crumbs } from "../../kit/crumbs.tsx";
import { DownloadButton } from "../../kit/download-button.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { TextArea } from "../../kit/field.tsx";
import { FileDrop } from "../../kit/file-drop.tsx";
import { Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { WhatWasRead } from "./advertisement-read.tsx";
import type { Whose } from "./edit-link.tsx";
import { type Pasted, readPasted } from "./pasted.ts";
import { placementQuery } from "./queries.ts";
import { staffImportRoute } from "./routes.ts";
import { TableRead } from "./table-read.tsx";
import { templateCsv } from "./table-template.ts";
import { todayHere } from "./today.ts";

/** An employer takes in places that it has written elsewhere. */
export function ImportPage(): JSX.Element | null {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  if (!session.employer) return null;
  return (
    <Import
      whose="ours"
      employerId={session.employer.id}
      way={{ text: t("shell.nav.our-placements"), link: { to: "/our/placements" } }}
    />
  );
}

/** A matcher does it for an employer, which the address names. */
export function StaffImportPage(): JSX.Element {
  const { t } = useTexts();
  const { employer } = staffImportRoute.useSearch();
  if (employer === undefined) return <EmptyPage level={1} picture="button" title={t("placement.whose")} />;
  const back = { to: "/employers/$employerId", params: { employerId: employer } } as const;
  return <Import whose="employers" employerId={employer} way={{ text: t("placement.import.employer"), link: back }} />;
}

type Advertisement = Extract<Pasted, { kind: "advertisement" }>["advertisement"];
/** A table that was chosen or pasted. */
interface Table {
  readonly from: "file" | "text";
  readonly name?: string;
  readonly file: Blob;
}

function Import({ whose, employerId, way }: { whose: Whose; employerId: EmployerId; way: Crumb }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<Exclude<Pasted, { kind: "advertisement" | "table" }>>();
  const [intent, renewIntent] = useIntent();
  const reading = useMutation({
    mutationFn: (advertisement: Advertisement) =>
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
  const checking = useMutation({
    mutationFn: ({ file }: Table) =>
      api("POST /employers/{employerId}/placements/table-check", { path: { employerId }, file }),
    onSuccess: () => making.reset(),
  });
  const making = useMutation({
    mutationFn: ({ file }: Table) =>
      api("POST /employers/{employerId}/placements/table", { path: { employerId }, file, idempotencyKey: intent }),
    onSuccess: () => {
      renewIntent();
      void queryClient.invalidateQueries({ queryKey: ["placements"] });
    },
    onError: (error) => {
      if (isSpent(error)) renewIntent();
    },
  });
  const read = (): void => {
    const pasted = readPasted(text);
    setWrong(undefined);
    checking.reset();
    if (pasted.kind === "advertisement") reading.mutate(pasted.advertisement);
    else if (pasted.kind === "table") checking.mutate({ from: "text", file: pastedTable(pasted.text) });
    else setWrong(pasted);
  };
  const told = (error: Error | null): string | undefined =>
    error instanceof Problem
      ? error.status === 0
        ? t("placement.import.offline")
        : (error.errors[0]?.message ?? error.detail)
      : undefined;
  const table = checking.variables;
  const problem = { file: undefined, text: told(reading.error), [table?.from ?? "text"]: told(checking.error) };
  const view = making.data ?? checking.data;
  return (
    <div className="import one-column">
      <Crumbs way={[way]} here={t("placement.import.title")} />
      <PageHead title={t("placement.import.title")} lede={t("placement.import.lede")} />
      {reading.data ? (
        <WhatWasRead whose={whose} view={reading.data.data} />
      ) : (
        <>
          {!making.data && (
            <>
              <form
                className="stack"
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!reading.isPending && !checking.isPending) read();
                }}
              >
                <TextArea
                  id="import-text"
                  label={t("placement.import.text")}
                  help={t("placement.import.help")}
                  missing={
                    wrong
                      ? t(`placement.import.${wrong.kind}`, wrong.kind === "many" ? { count: wrong.count } : {})
                      : problem.text
                  }
                  rows={view ? 4 : 9}
                  spellCheck={false}
                  value={text}
                  onChange={setText}
                />
                <p>
                  <Button
                    kind={view ? "plain" : "main"}
                    type="submit"
                    busy={(reading.isPending || checking.isPending) && t("placement.import.busy")}
                  >
                    {t("placement.import.read")}
                  </Button>
                </p>
              </form>
              <FileDrop
                title={table?.name ?? t("placement.import.drop")}
                help={t("placement.import.drop-help")}
                accept={tablesAccepted}
                onFile={(file) => {
                  setWrong(undefined);
                  checking.mutate({ from: "file", name: file.name, file: tableFile(file) });
                }}
              />
              {problem.file !== undefined && <Message icon="pencil">{problem.file}</Message>}
            </>
          )}
          {view && table ? (
            <TableRead
              whose={whose}
              employerId={employerId}
              view={view}
              problem={told(making.error)}
              busy={making.isPending}
              onMake={() => making.mutate(table)}
            />
          ) : (
            <Template />
          )}
        </>
      )}
    </div>
  );
}

function Template(): JSX.Element {
  const { t, language } = useTexts();
  return (
    <section className="ps">
      <h2>{t("placement.table.template")}</h2>
      <p className="dim">{t("placement.table.template-help")}</p>
      <div className="kr">
        <DownloadButton name={t("placement.table.template-name")} csv={() => templateCsv(language, todayHere())}>
          {t("placement.table.template-get")}
        </DownloadButton>
      </div>
    </section>
  );
}
