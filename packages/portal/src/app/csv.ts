/**
 * A cell that begins as a formula does would be one to a spreadsheet, whoever wrote it: an apostrophe makes it text.
 * Source: OWASP, "CSV Injection".
 */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file as Swedish Excel opens it: semicolons, UTF-8 with its mark. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(asText(cell))).join(";")}\r\n`).join("")}`;
