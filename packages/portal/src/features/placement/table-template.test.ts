import { placementColumns, readPlacementTable } from "@passa/domain/placement/placement-table";
import { expect, test } from "vitest";
import { templateCsv } from "./table-template.ts";

test.each(["sv", "en"] as const)(
  "the template in %s has every heading that is read, each read as its own, and an example without faults",
  (language) => {
    const lines = templateCsv(language, "2026-11-24").slice(1).trim().split("\r\n");
    const { columns, rows } = readPlacementTable(
      lines.map((line) => line.split(";")),
      {
        // Any name will do here: the real ones are the catalogues'.
        lookup: (kind, name) => `${kind}-${name}`,
        occupationNamed: (label) => ({ conceptId: "occupation", label }),
        taskNamed: () => undefined,
        words: { taskTitle: (id) => id, taskAbout: (id) => id },
        workplaces: [],
        today: "2026-11-24",
      },
    );
    expect(columns.map(({ readAs }) => readAs).toSorted()).toEqual(Object.keys(placementColumns).toSorted());
    expect(rows.map(({ errors }) => errors)).toEqual([[]]);
  },
);
