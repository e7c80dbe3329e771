import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CSSProperties, type JSX, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { apiTagged } from "../../../api/client.ts";
import { newIntent } from "../../../api/intent.ts";
import { Problem } from "../../../api/problem.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Message } from "../../../kit/message.tsx";
import { gridKey } from "../grid-keys.ts";
import { type EventCandidate, type EventEmployer, type EventView, isPublished, eventKey } from "../queries.ts";
import { AddBar, MoveBar } from "./move-bar.tsx";
import { checkQuery, type PlanChange, planQuery, type PlanView } from "./queries.ts";
import { candidateRows, type Cell, cellAt, employerRows, movesTo, type Row, type Seat } from "./rows.ts";
import { type Names, seatWords } from "./words.ts";

export type View = "employer" | "candidate" | "time";

/** What is held while it is moved: an interview of a row, and the round that it would go to. */
interface Held {
  readonly row: number;
  readonly seat: Seat;
  readonly to: number;
  /** What is said of it stands above, so that it covers nothing of where it is dragged. */
  readonly above: boolean;
}

/** How far a pointer goes before it is a drag, px. */
const DRAG_PX = 6;
/** The bar below covers so much of the window, px. */
const BAR_PX = 260;

const pairOf = ({ employerId, participantId }: Pick<Seat, "employerId" | "participantId">): string =>
  `${employerId} ${participantId}`;

/**
 * A timetable that one moves in: one stop for the keyboard, arrows between cells. Enter takes an interview up, arrows choose
 * its round while the checker answers, Enter puts it down, Escape leaves it; L locks. The same by pressing or by dragging.
 */
export function TimetableGrid({
  by,
  view,
  plan,
  etag,
  employers,
  candidates,
  names,
  editable,
}: {
  by: View;
  view: EventView;
  plan: PlanView;
  etag: string;
  employers: readonly EventEmployer[];
  candidates: readonly EventCandidate[];
  names: Names;
  editable: boolean;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const planId = plan.plan.id;
  const { slots } = view.event.details;
  const turned = by === "time";
  const rows = useMemo(
    () =>
      by === "candidate"
        ? candidateRows(plan.interviews, candidates, slots)
        : employerRows(plan.interviews, employers, slots),
    [by, plan.interviews, employers, candidates, slots],
  );
  const [at, setAt] = useState({ row: 0, slot: 0 });
  const [held, setHeld] = useState<Held>();
  const [adding, setAdding] = useState<{ row: number; slot: number }>();
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<{ text: string; undo?: PlanChange[] }>();
  const [mine, setMine] = useState(etag);
  const box = useRef<HTMLDivElement>(null);
  const press = useRef<{ x: number; y: number; row: number; seat: Seat; dragging: boolean }>(undefined);

  const heldRow = held && rows[held.row];
  const move = held && heldRow ? movesTo(heldRow, held.seat, held.to) : undefined;
  const asked = checkQuery(eventId, planId, etag, move?.changes ?? []);
  const check = useQuery(asked);

  const change = useMutation({
    mutationFn: (changes: PlanChange[]) =>
      apiTagged("POST /events/{eventId}/plans/{planId}/changes", {
        path: { eventId, planId },
        body: { changes },
        ifMatch: etag,
        idempotencyKey: newIntent(),
      }),
    onSuccess: async (saved) => {
      setMine(saved.etag);
      queryClient.setQueryData(planQuery(eventId, planId).queryKey, saved);
      await queryClient.invalidateQueries({
        queryKey: eventKey(eventId),
        predicate: ({ queryKey: [, , what] }) => what === "plans" || what === "event",
      });
    },
    onError: (error) => {
      // Somebody else's timetable is another one: what was in the hand was of the old.
      if (error instanceof Problem && error.code === "stale") setHeld(undefined);
      return queryClient.invalidateQueries({ queryKey: eventKey(eventId) });
    },
  });
  const stale = change.error instanceof Problem && change.error.code === "stale";
  const theirs = etag !== mine && !change.isPending;

  const focusAt = (row: number, slot: number): void => {
    setAt({ row, slot });
    box.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-slot="${slot}"]`)?.focus();
  };
  const focusSeat = ({ employerId, participantId }: Seat): void => {
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-pair="${employerId} ${participantId}"]`)?.focus(),
    );
  };

  const save = async (changes: PlanChange[], text: string, undo?: PlanChange[]): Promise<boolean> => {
    setSaid(undefined);
    try {
      await change.mutateAsync(changes);
    } catch {
      return false;
    }
    setMoved(new Set(changes.filter(({ kind }) => kind === "move" || kind === "add").map(pairOf)));
    setSaid({ text, ...(undo ? { undo } : {}) });
    return true;
  };

  const pick = (row: number, seat: Seat, above = false): void => {
    if (!editable) return;
    setAdding(undefined);
    setSaid(undefined);
    change.reset();
    setHeld({ row, seat, to: seat.slot, above });
  };
  const leave = (): void => {
    if (held) focusSeat(held.seat);
    setHeld(undefined);
  };
  /** Puts it down there, if the checker says yes; otherwise it stays in the hand, with what the checker said. */
  const put = async (now: Held): Promise<void> => {
    const { row, seat, to } = now;
    const there = rows[row];
    const { changes = [] } = there ? movesTo(there, seat, to) : {};
    if (changes.length === 0) return;
    setHeld(now);
    const answer = await queryClient.fetchQuery(checkQuery(eventId, planId, etag, changes)).catch(() => undefined);
    if (!answer?.valid) return;
    const back: PlanChange[] = changes.map((one) => {
      const before = plan.interviews.find((interview) => pairOf(interview) === pairOf(one));
      return { ...one, slot: before?.slot ?? one.slot };
    });
    const target = changes[0]?.slot ?? to;
    if (
      await save(changes, t("timetable.moved", { what: seatWords(words, names, seat), to: names.time(target) }), back)
    ) {
      setHeld(undefined);
      focusSeat(seat);
    }
  };
  const lock = async (seat: Seat): Promise<void> => {
    const { employerId, participantId, locked } = seat;
    const what = seatWords(words, names, seat);
    setHeld(undefined);
    await save(
      [{ kind: locked ? "unlock" : "lock", employerId, participantId }],
      t(locked ? "timetable.unlocked" : "timetable.locked", { what }),
    );
    focusSeat(seat);
  };
  const remove = async (seat: Seat): Promise<void> => {
    const { employerId, participantId, slot } = seat;
    setHeld(undefined);
    await save(
      [{ kind: "remove", employerId, participantId }],
      t("timetable.removed", { what: seatWords(words, names, seat) }),
      [{ kind: "add", employerId, participantId, slot }],
    );
  };

  const step = (key: string, place: { row: number; slot: number }): { row: number; slot: number } | undefined => {
    const next = gridKey(
      turned ? { row: place.slot, column: place.row } : { row: place.row, column: place.slot },
      key,
      turned ? { rows: slots, columns: rows.length } : { rows: rows.length, columns: slots },
    );
    return next && (turned ? { row: next.column, slot: next.row } : { row: next.row, slot: next.column });
  };
  const keys = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["slot"] === undefined) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[at.row];
    const cell = row && cellAt(row, at.slot);
    if (!row || !cell) return;
    const { key } = event;
    if (held) {
      if (key === "Escape") leave();
      else if (key === "Enter" || key === " ") void put(held);
      else if (key.toLowerCase() === "l") void lock(held.seat);
      else if (key === "Delete") void remove(held.seat);
      else {
        const next = step(key, { row: held.row, slot: held.to });
        if (!next) return;
        if (next.row === held.row) {
          const to = Math.min(next.slot, slots - held.seat.length);
          setHeld({ ...held, to });
          focusAt(held.row, cellAt(row, to)?.slot ?? to);
        }
      }
    } else if (key === "Enter" || key === " ") {
      if (cell.seat) pick(at.row, cell.seat);
      else if (editable && !cell.off) setAdding({ row: at.row, slot: cell.slot });
      else return;
    } else if (key.toLowerCase() === "l" && cell.seat && editable) void lock(cell.seat);
    else {
      // A double meeting is one cell: a step out of it goes past its second half.
      const past = (turned ? key === "ArrowDown" : key === "ArrowRight") ? cell.span - 1 : 0;
      const next = step(key, { row: at.row, slot: cell.slot + past });
      const there = next && rows[next.row];
      if (!next || !there) return;
      focusAt(next.row, cellAt(there, next.slot)?.slot ?? next.slot);
    }
    event.preventDefault();
  };

  const placeOf = (target: EventTarget | Element | null): { row: number; slot: number } | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[data-slot]") : null;
    if (!cell || !box.current?.contains(cell)) return undefined;
    return { row: Number(cell.dataset["row"]), slot: Number(cell.dataset["slot"]) };
  };
  const clicked = (target: EventTarget): void => {
    const place = placeOf(target);
    const row = place && rows[place.row];
    const cell = row && cellAt(row, place.slot);
    if (!place || !cell) return;
    setAt(place);
    if (held && held.row === place.row && cell.seat !== held.seat)
      setHeld({ ...held, to: Math.min(place.slot, slots - held.seat.length) });
    else if (cell.seat) pick(place.row, cell.seat);
    else if (editable && !cell.off && !held) setAdding(place);
  };
  /** The round of the same row that a pointer is over; nothing that lies above the cells is in its way. */
  const dropAt = (
    { clientX, clientY }: PointerEvent,
    { row, seat }: { row: number; seat: Seat },
  ): number | undefined => {
    const under = document.elementsFromPoint(clientX, clientY).find((one) => one.closest("[data-slot]"));
    const place = placeOf(under ?? null);
    return place?.row === row ? Math.min(place.slot, slots - seat.length) : undefined;
  };
  const down = (event: PointerEvent): void => {
    const place = placeOf(event.target);
    const row = place && rows[place.row];
    const seat = row && cellAt(row, place.slot)?.seat;
    if (!editable || !place || !seat || event.button !== 0 || event.pointerType === "touch") return;
    press.current = { x: event.clientX, y: event.clientY, row: place.row, seat, dragging: false };
  };
  const over = (event: PointerEvent): void => {
    const now = press.current;
    if (!now) return;
    if (!now.dragging) {
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < DRAG_PX) return;
      now.dragging = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      pick(now.row, now.seat, event.clientY > window.innerHeight - BAR_PX);
    }
    const to = dropAt(event, now);
    if (to !== undefined) setHeld((before) => before && { ...before, to });
  };
  const up = (event: PointerEvent): void => {
    const now = press.current;
    press.current = undefined;
    if (!now?.dragging) {
      clicked(event.target);
      return;
    }
    const to = dropAt(event, now);
    if (to !== undefined && to !== now.seat.slot && held) void put({ ...held, to });
    else setHeld(undefined);
  };

  const needy = new Set(candidates.filter(({ needs }) => needs.length > 0).map(({ participantId }) => participantId));
  const isHelped = (seat: Seat | undefined): boolean =>
    by !== "candidate" && seat !== undefined && needy.has(seat.participantId);
  const nameOf = (row: Row): string =>
    by === "candidate"
      ? t("event.card", { number: names.card(row.id) })
      : row.lane === 0
        ? names.employer(row.id)
        : t("timetable.row.lane", { name: names.employer(row.id), lane: row.lane + 1 });
  const cellWords = (row: Row, cell: Cell): string => {
    const { seat } = cell;
    const what = !seat
      ? t(cell.off ? "timetable.cell.off" : "timetable.cell.empty")
      : by === "candidate"
        ? `${names.employer(seat.employerId)}, ${t("event.hall.table", { number: seat.table })}`
        : t("event.card", { number: names.card(seat.participantId) });
    const helped = isHelped(seat) ? t("timetable.cell.needs", { what }) : what;
    const long = seat?.length === 2 ? t("timetable.cell.long", { what: helped }) : helped;
    const locked = seat?.locked ? t("timetable.cell.locked", { what: long }) : long;
    const fresh = seat && moved.has(pairOf(seat)) ? t("timetable.cell.moved", { what: locked }) : locked;
    return t("timetable.cell", { row: nameOf(row), time: names.time(cell.slot), what: fresh });
  };
  const current = rows[at.row] ? at : { row: 0, slot: 0 };
  const stop = rows[current.row] && cellAt(rows[current.row] as Row, current.slot)?.slot;
  const draw = (row: Row, n: number, cell: Cell): JSX.Element => {
    const { seat } = cell;
    const isHeld = held?.row === n && seat !== undefined && pairOf(held.seat) === pairOf(seat);
    const isTarget = held?.row === n && !isHeld && held.to >= cell.slot && held.to < cell.slot + cell.span;
    const look = [
      seat ? "held-by" : cell.off ? "off" : "none",
      seat && moved.has(pairOf(seat)) && "new",
      seat?.locked && "lock",
      isHeld && "in-hand",
      isTarget && "target",
      isHelped(seat) && "needs",
    ];
    return (
      <td
        key={`${row.key} ${cell.slot}`}
        className={look.filter(Boolean).join(" ")}
        {...(turned ? { rowSpan: cell.span } : { colSpan: cell.span })}
        tabIndex={current.row === n && stop === cell.slot ? 0 : -1}
        data-row={n}
        data-slot={cell.slot}
        data-pair={seat ? pairOf(seat) : undefined}
        aria-label={cellWords(row, cell)}
        title={seat && cellWords(row, cell)}
        aria-selected={isHeld}
        onFocus={() => setAt({ row: n, slot: cell.slot })}
      >
        {seat && (by === "candidate" ? seat.table : names.card(seat.participantId))}
      </td>
    );
  };
  const breaks = new Set(view.event.details.breaks.map(({ afterSlot }) => afterSlot));
  const addingRow = adding && rows[adding.row];
  return (
    <div className="timetable">
      {theirs && <Message icon="pencil">{t(stale ? "timetable.other" : "timetable.other.new")}</Message>}
      {change.isError && !stale && (
        <Message icon="pencil">{(change.error instanceof Problem && change.error.detail) || t("event.failed")}</Message>
      )}
      {editable && (
        <p className="small dim" id="timetable-keys">
          {t("timetable.keys")}
        </p>
      )}
      <div
        className="scroll in-place"
        ref={box}
        onKeyDown={keys}
        onPointerDown={down}
        onPointerMove={over}
        onPointerUp={up}
        onPointerCancel={() => (press.current = undefined)}
      >
        <table
          role="grid"
          className={turned ? "grid turned" : "grid"}
          style={{ "--columns": turned ? rows.length : slots } as CSSProperties}
          aria-labelledby="timetable"
          aria-describedby={editable ? "timetable-keys" : undefined}
        >
          <thead>
            <tr>
              <th scope="col">
                {t(
                  turned
                    ? "timetable.by.time"
                    : by === "candidate"
                      ? "timetable.by.candidate"
                      : "timetable.by.employer",
                )}
              </th>
              {turned
                ? rows.map((row) => (
                    <th key={row.key} scope="col">
                      {nameOf(row)}
                    </th>
                  ))
                : view.times.map(({ slot }) => [
                    <th key={slot} scope="col">
                      {names.time(slot)}
                    </th>,
                    breaks.has(slot) && <td key={`b${slot}`} className="brk" />,
                  ])}
            </tr>
          </thead>
          <tbody>
            {turned
              ? view.times.map(({ slot }) => (
                  <tr key={slot} className={breaks.has(slot) ? "before-break" : undefined}>
                    <th scope="row">{names.time(slot)}</th>
                    {rows.map((row, n) => {
                      const cell = cellAt(row, slot);
                      return cell?.slot === slot ? draw(row, n, cell) : null;
                    })}
                  </tr>
                ))
              : rows.map((row, n) => (
                  <tr key={row.key}>
                    <th scope="row">{nameOf(row)}</th>
                    {row.cells.map((cell) => [
                      draw(row, n, cell),
                      breaks.has(cell.slot + cell.span - 1) && <td key={`b${cell.slot}`} className="brk" />,
                    ])}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      <Legend by={by} />
      {held && (
        <MoveBar
          above={held.above}
          what={seatWords(words, names, held.seat)}
          from={names.time(held.seat.slot)}
          to={names.time(move?.changes[0]?.slot ?? held.to)}
          changed={(move?.changes.length ?? 0) > 0}
          swapped={move?.swapped && seatWords(words, names, move.swapped)}
          check={check.data}
          checking={check.isFetching}
          locked={held.seat.locked}
          saving={change.isPending}
          names={names}
          onPut={() => void put(held)}
          onLock={() => void lock(held.seat)}
          onRemove={() => void remove(held.seat)}
          onLeave={leave}
        />
      )}
      {adding && addingRow && (
        <AddBar
          key={`${adding.row} ${adding.slot}`}
          text={t("timetable.add-at", { row: nameOf(addingRow), time: names.time(adding.slot) })}
          choices={
            by === "candidate"
              ? employers.map(({ employerId, name }) => ({ value: employerId, label: name }))
              : candidates.map(({ participantId, number, name }) => ({
                  value: participantId,
                  label: name === undefined ? String(number) : `${number}. ${name}`,
                }))
          }
          taken={
            new Set(
              addingRow.cells.length === 0
                ? []
                : plan.interviews.flatMap((interview) =>
                    by === "candidate"
                      ? interview.participantId === addingRow.id
                        ? [interview.employerId]
                        : []
                      : interview.employerId === addingRow.id
                        ? [interview.participantId]
                        : [],
                  ),
            )
          }
          eventId={eventId}
          planId={planId}
          etag={etag}
          changeFor={(id) => {
            const person = candidates.find(
              ({ participantId }) => participantId === (by === "candidate" ? addingRow.id : id),
            );
            const employer = employers.find(
              ({ employerId }) => employerId === (by === "candidate" ? id : addingRow.id),
            );
            return person && employer
              ? { kind: "add", employerId: employer.employerId, participantId: person.participantId, slot: adding.slot }
              : undefined;
          }}
          names={names}
          saving={change.isPending}
          onAdd={(one) =>
            void save(
              [one],
              t("timetable.added", { what: seatWords(words, names, one), to: names.time(adding.slot) }),
              [{ kind: "remove", employerId: one.employerId, participantId: one.participantId }],
            ).then((ok) => {
              if (ok) setAdding(undefined);
            })
          }
          onLeave={() => {
            focusAt(adding.row, adding.slot);
            setAdding(undefined);
          }}
        />
      )}
      <p className="said" role="status">
        {said && (
          <>
            {said.text}
            {isPublished(view.event) && ` ${t("event.removal.told")}`}
            {said.undo && (
              <button className="btn bare sm" type="button" onClick={() => void save(said.undo ?? [], t("shell.undo"))}>
                {t("shell.undo")}
              </button>
            )}
          </>
        )}
      </p>
    </div>
  );
}

function Legend({ by }: { by: View }): JSX.Element {
  const { t } = useTexts();
  const keys = ["card", ...(by === "candidate" ? [] : ["needs" as const]), "new", "lock", "off", "none"] as const;
  const text = {
    card: by === "candidate" ? "timetable.legend.employer" : "timetable.legend.card",
    needs: "timetable.legend.needs",
    new: "timetable.legend.moved",
    lock: "timetable.legend.locked",
    off: "timetable.legend.off",
    none: "timetable.legend.empty",
  } as const;
  return (
    <p className="legend">
      {keys.map((key) => (
        <span className="key" key={key}>
          <i className={key} />
          {t(text[key])}
        </span>
      ))}
    </p>
  );
}
