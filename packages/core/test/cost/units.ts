export type Units = { read: number; write: number; commands: number };

/** The table of access patterns as ARCHITECTURE.md has it: what each use case costs, by its name. */
export function committedUnits(architecture: string): Map<string, Units> {
  const table = /<!-- access-patterns -->\n([^]*?)<!-- \/access-patterns -->/.exec(architecture)?.[1] ?? "";
  const rows = table.split("\n").filter((line) => /^\| (?!use case|-)/.test(line));
  return new Map(
    rows.map((row) => {
      const [name = "", commands, read, write] = row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name, { commands: Number(commands), read: Number(read), write: Number(write) }];
    }),
  );
}
