import { Refusal } from "@passa/domain/refusal";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/web-worker";
import { unpackedSize } from "./unpacked-size.ts";

/** Rows and columns that an import may have; a municipality has some hundred participants. */
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 60;
/** What a workbook may unpack to, bytes: ten times what so many rows and columns take. */
const MOST_UNPACKED = 50_000_000;

/**
 * The cells of a CSV file (comma, semicolon or tab; UTF-8, or Windows-1252 as older Excel saves it) or of the first sheet
 * of an Excel workbook, as text; dates as ISO dates. @throws {Refusal} `unreadableFile`;
 * `tooLarge` for a workbook that unpacks to more than it may; `invalid` (`rows`, `columns`) when there are too many
 */
export async function readSpreadsheet(file: Uint8Array): Promise<string[][]> {
  const table = isWorkbook(file) ? await readWorkbook(file) : readCsv(file);
  if (table.length > MOST_ROWS) throw tooMany("rows", MOST_ROWS);
  if (table.some((row) => row.length > MOST_COLUMNS)) throw tooMany("columns", MOST_COLUMNS);
  if (table.length < 2) throw new Refusal("unreadableFile");
  return table;
}

/** The refusal of a table with more rows or columns than `max`. */
export const tooMany = (what: "rows" | "columns", max: number): Refusal =>
  new Refusal("invalid", { fields: [{ path: what, code: "tooLong", values: { max } }] });

/** A workbook is a ZIP archive. */
const isWorkbook = (file: Uint8Array) => file[0] === 0x50 && file[1] === 0x4b;

async function readWorkbook(file: Uint8Array): Promise<string[][]> {
  const unpacked = unpackedSize(file, MOST_UNPACKED);
  if (unpacked === "broken") throw new Refusal("unreadableFile");
  if (unpacked === "beyond")
    throw new Refusal("tooLarge", { values: { max: MOST_UNPACKED, maxKb: MOST_UNPACKED / 1000 } });
  try {
    const rows = await readXlsx(new Uint8Array(file).buffer);
    return rows.map((row) => row.map(cellText));
  } catch (error) {
    throw new Refusal("unreadableFile", { values: { reason: error instanceof Error ? error.message : "" } });
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "string") return cell;
  return typeof cell === "number" || typeof cell === "boolean" ? `${cell}` : "";
}

function readCsv(file: Uint8Array): string[][] {
  const text = textOf(file);
  if (text.includes("\u0000")) throw new Refusal("unreadableFile");
  const [heading = ""] = text.split("\n", 1);
  const count = (mark: string) => heading.split(mark).length;
  const delimiter = [";", ",", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, trim: true });
  } catch (error) {
    throw new Refusal("unreadableFile", { values: { reason: error instanceof Error ? error.message : "" } });
  }
}

function textOf(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return new TextDecoder("windows-1252").decode(file);
  }
}
