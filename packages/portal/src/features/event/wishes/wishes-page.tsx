import "../../../styles/event-plan.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, type KeyboardEvent, useRef, useState } from "react";
import { useTexts, type Words } from "../../../app/texts.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { EventHead } from "../event-head.tsx";
import { eventRoute } from "../event-route.ts";
import { gridKey } from "../grid-keys.ts";
import {
  type EmployerId,
  eventCandidatesQuery,
  eventEmployersQuery,
  eventQuery,
  isOpen,
  type Matrix,
  matrixQuery,
  type ParticipantId,
} from "../queries.ts";
import { PairPanel } from "./pair-panel.tsx";
import { CandidateWishes, EmployerWishes } from "./wish-panels.tsx";

export type MatrixCell = Matrix["rows"][number]["cells"][number];

type Open =
  | { readonly kind: "pair"; readonly employerId: EmployerId; readonly participantId: ParticipantId }
  | { readonly kind: "person"; readonly participantId: ParticipantId }
  | { readonly kind: "employer"; readonly employerId: EmployerId };

/** Who can meet whom: how they fit, what both wish, and what the organiser decides of a pair. */
export function WishesPage(): JSX.Element {
  const { t } = useTexts();
  const { eventId } = eventRoute.useParams();
  const { data } = useSuspenseQuery(eventQuery(eventId));
  const { data: matrix } = useSuspenseQuery(matrixQuery(eventId));
  const { data: employers } = useSuspenseQuery(eventEmployersQuery(eventId));
  const { data: candidates } = useSuspenseQuery(eventCandidatesQuery(eventId));
  const [open, setOpen] = useState<Open>();
  const view = data.data;
  const nameOf = new Map(candidates.items.map(({ participantId, name }) => [participantId, name]));
  if (matrix.rows.length === 0 || matrix.employers.length === 0)
    return (
      <>
        <EventHead view={view} title={t("event.wishes")} />
        <EmptyPage picture="hanger" title={t("event.wishes.lede-none")} />
      </>
    );
  const wished = (list: readonly { wishedAt?: string | undefined }[]): number =>
    list.filter(({ wishedAt }) => wishedAt !== undefined).length;
  const editable = isOpen(view.event);
  const column = open?.kind === "pair" ? matrix.employers.findIndex(({ id }) => id === open.employerId) : -1;
  const row =
    open?.kind === "pair" ? matrix.rows.find(({ participantId }) => participantId === open.participantId) : undefined;
  const employer =
    open && open.kind !== "person" ? matrix.employers.find(({ id }) => id === open.employerId) : undefined;
  return (
    <>
      <EventHead view={view} title={t("event.wishes")} lede={t("event.wishes.lede")} />
      <p className="strong">
        {t("event.wishes.sum.candidates", { wished: wished(candidates.items), of: candidates.items.length })}
        {". "}
        {t("event.wishes.sum.employers", { wished: wished(employers.items), of: employers.items.length })}
      </p>
      <div className="matrix-and-panel">
        <div>
          <MatrixGrid matrix={matrix} nameOf={nameOf} onOpen={setOpen} />
          <Legend />
        </div>
        {open?.kind === "pair" && row && employer && (
          <PairPanel
            key={`${open.employerId} ${open.participantId}`}
            view={view}
            employer={employer}
            others={matrix.employers.filter(({ id }, at) => id !== employer.id && row.cells[at]?.weight !== undefined)}
            number={row.number}
            participantId={row.participantId}
            cell={row.cells[column] ?? {}}
            editable={editable}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open?.kind === "person" && (
          <CandidateWishes
            key={open.participantId}
            eventId={eventId}
            participantId={open.participantId}
            editable={editable}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open?.kind === "employer" && employer && (
          <EmployerWishes
            key={open.employerId}
            eventId={eventId}
            employer={employer}
            editable={editable}
            onClose={() => setOpen(undefined)}
          />
        )}
      </div>
    </>
  );
}

const cellLook = ({ weight, setting }: MatrixCell): string =>
  ["mx", weight === undefined && "off", setting?.required && "required"].filter(Boolean).join(" ");

/** One cell in words. */
function cellWords({ t, list }: Words, number: number, name: string, cell: MatrixCell): string {
  const { weight, candidateWish, employerWish, setting } = cell;
  return [
    t("event.pair", { number, name }),
    list([
      weight === undefined ? t("event.wishes.legend.off") : String(Math.round(weight / 100)),
      ...(candidateWish ? [t(`event.pair.candidate.${candidateWish}`)] : []),
      ...(employerWish ? [t(`event.pair.employer.${employerWish}`)] : []),
      ...(setting?.required ? [t("event.wishes.legend.required")] : []),
    ]),
  ].join(": ");
}

function MatrixGrid({
  matrix,
  nameOf,
  onOpen,
}: {
  matrix: Matrix;
  nameOf: ReadonlyMap<string, string | undefined>;
  onOpen: (open: Open) => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 1, column: 1 });
  const { employers, rows } = matrix;
  // The heads are places too: row 0 and column 0.
  const size = { rows: rows.length + 1, columns: employers.length + 1 };
  const keys = (event: KeyboardEvent): void => {
    const next = gridKey(at, event.key, size);
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = next.row === 0 && next.column === 0 ? at : next;
    setAt(to);
    box.current?.querySelector<HTMLElement>(`[data-at="${to.row} ${to.column}"] button`)?.focus();
  };
  const tab = (row: number, column: number): { tabIndex: number; onFocus: () => void } => ({
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  return (
    <>
      <p className="small dim" id="matrix-keys">
        {t("event.wishes.keys")}
      </p>
      <div className="scroll in-place matrix-scroll" ref={box} onKeyDown={keys}>
        <table role="grid" className="matrix" aria-label={t("event.wishes.matrix")} aria-describedby="matrix-keys">
          <thead>
            <tr>
              <th scope="col">{t("event.wishes.person")}</th>
              {employers.map(({ id, name }, n) => (
                <th key={id} scope="col" data-at={`0 ${n + 1}`}>
                  <button
                    type="button"
                    {...tab(0, n + 1)}
                    aria-label={t("event.wishes.of-employer", { name })}
                    onClick={() => onOpen({ kind: "employer", employerId: id })}
                  >
                    <span>{name}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ participantId, number, cells }, r) => (
              <tr key={participantId}>
                <th scope="row" data-at={`${r + 1} 0`}>
                  <button type="button" {...tab(r + 1, 0)} onClick={() => onOpen({ kind: "person", participantId })}>
                    <b>{number}</b> {nameOf.get(participantId)}
                  </button>
                </th>
                {cells.map((cell, c) => {
                  const employer = employers[c];
                  if (!employer) return null;
                  return (
                    <td key={employer.id} data-at={`${r + 1} ${c + 1}`}>
                      <button
                        type="button"
                        className={cellLook(cell)}
                        style={{ "--v": `${(cell.weight ?? 0) / 100}%` }}
                        {...tab(r + 1, c + 1)}
                        aria-label={cellWords(words, number, employer.name, cell)}
                        onClick={() => onOpen({ kind: "pair", employerId: employer.id, participantId })}
                      >
                        {cell.weight !== undefined && Math.round(cell.weight / 100)}
                        {cell.candidateWish === "want" && <i className="wish-person" />}
                        {cell.employerWish === "want" && <i className="wish-employer" />}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Legend(): JSX.Element {
  const { t } = useTexts();
  return (
    <p className="legend matrix-legend">
      <span className="key">
        <i className="mx" style={{ "--v": "60%" }} />
        {t("event.wishes.legend.weight")}
      </span>
      <span className="key">
        <i className="mx">
          <i className="wish-person" />
        </i>
        {t("event.wishes.legend.candidate")}
      </span>
      <span className="key">
        <i className="mx">
          <i className="wish-employer" />
        </i>
        {t("event.wishes.legend.employer")}
      </span>
      <span className="key">
        <i className="mx required" />
        {t("event.wishes.legend.required")}
      </span>
      <span className="key">
        <i className="mx off" />
        {t("event.wishes.legend.off")}
      </span>
    </p>
  );
}
