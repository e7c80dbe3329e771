const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The files that tables come in, for a file's input. */
export const tablesAccepted = `.csv,.xlsx,text/csv,${WORKBOOK}`;

/** The file with the kind that it is, for the server. Systems name CSV files in many ways. */
export const tableFile = (file: File): Blob =>
  file.slice(0, file.size, /\.xlsx$/i.test(file.name) ? WORKBOOK : "text/csv");

/** Pasted rows as a file. */
export const pastedTable = (text: string): Blob => new Blob([text], { type: "text/csv" });
