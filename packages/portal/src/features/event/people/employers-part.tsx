import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { eventEmployersQuery, eventKey, type EmployerId, type EventEmployer, type EventView } from "../queries.ts";
import { AddEmployers } from "./add-employers.tsx";
import { AnswerBulk } from "./answer-bulk.tsx";
import { AnswerCell } from "./answer-cell.tsx";
import { EmployerSettings } from "./employer-settings.tsx";

/** Employers of the event, each with its places, its table and its answer. */
export function EmployersPart({ view }: { view: EventView }): JSX.Element {
  const { t, list } = useTexts();
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const { data } = useSuspenseQuery(eventEmployersQuery(eventId));
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<EmployerId>();
  const open = view.event.state === "draft" || view.event.state === "inviting" || view.event.state === "planned";
  const fresh = () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
  const columns: readonly Column<EventEmployer>[] = [
    { key: "name", head: t("event.employers"), names: true, cell: ({ name }) => name },
    {
      key: "places",
      head: t("event.employers.place"),
      cell: ({ places }) =>
        places.length === 0 ? (
          <span className="dim">{t("event.employers.no-place")}</span>
        ) : (
          list(places.map(({ title }) => title))
        ),
    },
    { key: "tables", head: t("event.employers.tables"), cell: ({ tables }) => <b>{tables.join(", ")}</b> },
    { key: "answer", head: t("event.answer"), cell: ({ invitation }) => <AnswerCell invitation={invitation} /> },
    {
      key: "wished",
      head: t("event.wished"),
      cell: ({ wishes, wishedAt }) => (
        <span className="nowrap">{t("event.wished.count", { count: wishedAt ? wishes.length : 0 })}</span>
      ),
    },
    {
      key: "change",
      head: t("event.change"),
      cell: ({ employerId, name }) => (
        <Button small aria-label={t("event.change-of", { name })} onClick={() => setChanging(employerId)}>
          {t("event.change")}
        </Button>
      ),
    },
  ];
  const one = data.items.find(({ employerId }) => employerId === changing);
  return (
    <section className="ps" aria-labelledby="event-employers">
      <div className="h">
        <h2 id="event-employers">{t("event.employers")}</h2>
        {view.employers && <span>{t("event.invite.stand", view.employers)}</span>}
      </div>
      {data.items.length === 0 && <p className="dim">{t("event.employers.none")}</p>}
      <AnswerBulk
        chosen={data.items.map(({ employerId }) => employerId).filter((id) => chosen.has(id))}
        onNone={() => setChosen(new Set())}
        send={(employerId, body) =>
          api("PUT /events/{eventId}/employers/{employerId}/answer", { path: { eventId, employerId }, body })
        }
        onDone={(left) => {
          setChosen(new Set(left));
          return fresh();
        }}
      />
      {data.items.length > 0 && (
        <DataTable
          caption={t("event.employers")}
          columns={columns}
          rows={data.items}
          rowKey={({ employerId }) => employerId}
          {...(open ? { chosen, onChoose: setChosen, rowName: ({ name }: EventEmployer) => name } : {})}
        />
      )}
      {open &&
        (adding ? (
          <AddEmployers view={view} there={data.items} onClose={() => setAdding(false)} />
        ) : (
          <Button
            className="after-table"
            kind={data.items.length === 0 ? "main" : "plain"}
            onClick={() => setAdding(true)}
          >
            {t("event.employers.add")}
          </Button>
        ))}
      {one && (
        <EmployerSettings
          key={one.employerId}
          view={view}
          employer={one}
          others={data.items.filter((other) => other !== one)}
          onClose={() => setChanging(undefined)}
        />
      )}
    </section>
  );
}
