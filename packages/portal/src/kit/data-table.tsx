import type { JSX, ReactNode } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly numeric?: boolean;
  /** The column that names the row. */
  readonly names?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** With these, rows can be chosen; `rowName` is what the box is called. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (keys: ReadonlySet<string>) => void;
  readonly rowName?: (row: Row) => string;
}

/** A table: the head sorts, chosen rows have the tape along their edge. It scrolls sideways in its own region. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sorting,
  onSort,
  chosen,
  onChoose,
  rowName,
}: DataTableProps<Row>): JSX.Element {
  const { t } = useTexts();
  const keys = rows.map(rowKey);
  const all = chosen !== undefined && keys.length > 0 && keys.every((key) => chosen.has(key));
  const choose = (some: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const key of some)
      if (on) next.add(key);
      else next.delete(key);
    onChoose?.(next);
  };
  return (
    <div className="scroll in-place" tabIndex={0} role="region" aria-label={caption}>
      <table className="data">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {chosen && (
              <th className="c" scope="col">
                <input
                  type="checkbox"
                  aria-label={t("shell.table.all")}
                  checked={all}
                  onChange={(event) => choose(keys, event.target.checked)}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} className={chosen?.has(key) ? "sel" : undefined}>
                {chosen && (
                  <td className="c">
                    <input
                      type="checkbox"
                      aria-label={t("shell.table.choose", { name: rowName?.(row) ?? key })}
                      checked={chosen.has(key)}
                      onChange={(event) => choose([key], event.target.checked)}
                    />
                  </td>
                )}
                {columns.map((column) =>
                  column.names ? (
                    <th scope="row" key={column.key}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={column.numeric ? "n" : undefined}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}): JSX.Element {
  const here = sorting?.key === column.key;
  return (
    <th
      scope="col"
      className={column.numeric ? "n" : undefined}
      aria-sort={here ? (sorting.down ? "descending" : "ascending") : undefined}
    >
      {column.sortable ? (
        <button type="button" onClick={() => onSort?.({ key: column.key, down: here ? !sorting.down : false })}>
          {column.head} <Icon name={here ? (sorting.down ? "down" : "up") : "sort"} size={16} />
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

/** What one can do with the chosen rows, above the table. */
export function BulkBar({
  count,
  onNone,
  children,
}: {
  count: number;
  onNone: () => void;
  children: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="bulk" role="group" aria-label={t("shell.table.chosen", { count })}>
      <b role="status">{t("shell.table.chosen", { count })}</b>
      {children}
      <button className="btn bare sm" type="button" onClick={onNone}>
        {t("shell.table.none")}
      </button>
    </div>
  );
}
