import { MAX_TABLES } from "@passa/domain/event/slot-times";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { CheckField, SelectField, TextField } from "../../../kit/field.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { type EventId, eventEmployersQuery } from "../queries.ts";
import type { PartProps } from "./about-part.tsx";
import { withoutRoom, withRoom, withTable, withTables } from "./details.ts";
import type { Details } from "./versions.ts";
import { WholeNumber } from "./whole-number.tsx";

type Table = Details["hall"]["tables"][number];

/** The hall as it stands: tables by room, quiet ones tinted, each with who sits there. */
export function HallPart({ eventId, details, change }: PartProps & { eventId: EventId }): JSX.Element {
  const { t } = useTexts();
  const { data: employers } = useQuery(eventEmployersQuery(eventId));
  const [here, setHere] = useState<number>();
  const { rooms, tables, rotation } = details.hall;
  const sitting = new Map(
    (employers?.items ?? []).flatMap(({ name, tables: own }) => own.map((number) => [number, name] as const)),
  );
  const chosen = tables.find(({ number }) => number === here);
  const groups = [{ id: undefined, name: t("event.hall.no-room") }, ...rooms]
    .map(({ id, name }) => ({ id, name, tables: tables.filter(({ room }) => room === id) }))
    .filter((group) => group.id !== undefined || group.tables.length > 0);
  return (
    <section className="ps" aria-labelledby="event-hall">
      <div className="h">
        <h2 id="event-hall">{t("event.hall")}</h2>
        <span>{t("event.hall.sum", { tables: tables.length, quiet: tables.filter(({ quiet }) => quiet).length })}</span>
      </div>
      <div className="hall-plan">
        {groups.map((group) => (
          <div className="hall-room" key={group.id ?? "hall"}>
            {rooms.length > 0 && (
              <p className="small dim room-name">
                {group.name}
                {group.id !== undefined && (
                  <button
                    type="button"
                    className="room-gone"
                    aria-label={t("event.hall.remove-room", { name: group.name })}
                    onClick={() => change((now) => withoutRoom(now, group.id ?? ""))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                )}
              </p>
            )}
            <ul>
              {group.tables.map((table) => (
                <li key={table.number}>
                  <TableButton
                    table={table}
                    name={sitting.get(table.number)}
                    isHere={here === table.number}
                    onHere={() => setHere(here === table.number ? undefined : table.number)}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {chosen ? (
        <div className="slotform">
          <h3>{t("event.hall.table", { number: chosen.number })}</h3>
          <CheckField
            label={t("event.hall.quiet")}
            checked={chosen.quiet}
            onChange={(quiet) => change((now) => withTable(now, chosen.number, { quiet }))}
          />
          {rooms.length > 0 && (
            <SelectField
              label={t("event.hall.room")}
              value={chosen.room ?? ""}
              empty={t("event.hall.no-room")}
              choices={rooms.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(room) => change((now) => withTable(now, chosen.number, { room: room || undefined }))}
            />
          )}
        </div>
      ) : (
        <p className="small dim hall-help">{t("event.hall.press")}</p>
      )}
      <div className="setup-fields narrow-fields">
        <WholeNumber
          label={t("event.hall.tables")}
          value={tables.length}
          min={1}
          max={MAX_TABLES}
          onChange={(count) => change((now) => withTables(now, count))}
        />
        <NewRoom onAdd={(name) => change((now) => withRoom(now, name))} />
      </div>
      <Segmented
        legend={t("event.hall.rotation")}
        value={rotation}
        choices={(["candidatesWalk", "employersWalk"] as const).map((value) => ({
          value,
          label: t(`event.hall.rotation.${value}`),
        }))}
        onChange={(value) => {
          if (value !== "unknown") change((now) => ({ ...now, hall: { ...now.hall, rotation: value } }));
        }}
      />
    </section>
  );
}

function TableButton({
  table: { number, quiet },
  name,
  isHere,
  onHere,
}: {
  table: Table;
  name: string | undefined;
  isHere: boolean;
  onHere: () => void;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className={`hall-table${quiet ? " quiet" : ""}${name === undefined ? " free" : ""}`}
      aria-pressed={isHere}
      onClick={onHere}
    >
      <b>
        <span className="vh">{t("event.hall.table", { number })}</span>
        <span aria-hidden="true">{number}</span>
      </b>
      {quiet && <small>{t("event.hall.quiet-short")}</small>}
      <span>{name ?? t("event.hall.free")}</span>
    </button>
  );
}

function NewRoom({ onAdd }: { onAdd: (name: string) => void }): JSX.Element {
  const { t } = useTexts();
  const [name, setName] = useState<string>();
  if (name === undefined)
    return (
      <div className="field-end">
        <Button small onClick={() => setName("")}>
          {t("event.hall.add-room")}
        </Button>
      </div>
    );
  return (
    <form
      className="in-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onAdd(name.trim());
        setName(undefined);
      }}
    >
      <TextField
        label={t("event.hall.room-name")}
        value={name}
        maxLength={80}
        autoComplete="off"
        autoFocus
        onChange={setName}
      />
      <Button type="submit">{t("event.resources.add-it")}</Button>
    </form>
  );
}
