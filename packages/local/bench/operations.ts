/**
 * What operating Passa costs and how it comes back, for the suite `serverless`: units of every use case beside the committed
 * table, rules of what may be read and written, a restore drill, and a redrive of a poisoned batch.
 */
import { readFileSync } from "node:fs";
import { restoreDrill } from "../../core/test/restore-drill.ts";
import { type Measured, measuredUseCases } from "../../core/test/use-cases.ts";
import { committedUnits } from "../../core/test/cost/units.ts";
import { worldAt } from "../../core/test/world.ts";
import { redriveDrill } from "../test/drill/redrive.ts";
import { atMost, told } from "../../engine/bench/figures.ts";

export async function operations(endpoint: string, quick: boolean): Promise<void> {
  const measured: Measured[] = [];
  for await (const one of measuredUseCases(await worldAt(endpoint))) measured.push(one);
  units(measured);
  await restored(endpoint, quick);
  await redriven(endpoint, quick);
}

function units(measured: readonly Measured[]): void {
  const committed = committedUnits(readFileSync(new URL("../../../ARCHITECTURE.md", import.meta.url), "utf8"));
  let more = 0;
  for (const { name, read, write } of measured) {
    told({ figure: `read units: ${name}`, value: read, unit: "read units", runs: 1 });
    told({ figure: `write units: ${name}`, value: write, unit: "write units", runs: 1 });
    const known = committed.get(name);
    if (known?.read === read && known.write === write) continue;
    console.error(`${name}: ${read} and ${write}, in ARCHITECTURE.md ${known?.read} and ${known?.write}`);
    more += 1;
  }
  atMost(0, { figure: "use cases that cost other units than ARCHITECTURE.md says", value: more, unit: "", runs: 1 });
}

async function restored(endpoint: string, quick: boolean): Promise<void> {
  const size = quick ? { people: 20, items: 3000 } : { people: 200, items: 100_000 };
  const drill = await restoreDrill(await worldAt(endpoint), { ...size, code: "4100" });
  const of = `of a restore drill of ${drill.items.toLocaleString("en")} items`;
  for (const [figure, value] of [
    ["items lost", drill.lost],
    ["items that are otherwise than they were", drill.changed],
    ["items that were not in the backup", drill.added],
    ["erased people who can be found out about", drill.recoverable],
    ["differences between pool and people", drill.poolDifferences],
    ["faults of the audit trail", drill.auditFaults],
    ["lists that differ", drill.listDiffers ? 1 : 0],
  ] as const)
    atMost(0, { figure: `${figure} ${of}`, value, unit: "", runs: 1 });
  told({ figure: `backup ${of}`, value: drill.backupMs / 1000, unit: "s", runs: 1 });
  told({ figure: `restore ${of}`, value: drill.restoreMs / 1000, unit: "s", runs: 1 });
}

async function redriven(endpoint: string, quick: boolean): Promise<void> {
  const drill = await redriveDrill(endpoint, quick ? 4 : 100);
  const of = `after a redrive, of ${drill.records.toLocaleString("en")} records with ${drill.poisoned} poisoned ones`;
  for (const [figure, value] of [
    ["records given up beside the poisoned ones", drill.givenUp - drill.poisoned],
    ["audit events of others held up", drill.heldUp],
    ["audit events not sealed, or twice", drill.auditFaults],
    ["pools that are not as people's entries", drill.poolsWrong],
    ["mails lost", drill.mailsLost],
    ["mails sent twice", drill.mailsTwice],
    ["jobs left", drill.jobsLeft],
    ["things a second redrive found to do", drill.again],
  ] as const)
    atMost(0, { figure: `${figure} ${of}`, value, unit: "", runs: 1 });
}
