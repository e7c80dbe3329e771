import { type JSX, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { ChosenChip, Chip } from "../../kit/chip.tsx";
import { BulkBar, type Column, DataTable, type Sorting } from "../../kit/data-table.tsx";
import { Disc } from "../../kit/disc.tsx";
import { LevelBar } from "../../kit/level-bar.tsx";
import { Pictogram } from "../../kit/pictogram.tsx";
import { SeamBox, SeamLine } from "../../kit/seam.tsx";
import { NotchSheet } from "../../kit/sheet.tsx";
import { type Fit, StateMark } from "../../kit/state-mark.tsx";
import { NamedTape, Tape, type TapePart } from "../../kit/tape.tsx";

const parts: readonly TapePart[] = [
  { name: "Ork och marginal", weight: 25, share: 0.8 },
  { name: "Intresse", weight: 20, share: 1 },
  { name: "Egna mål", weight: 15, share: 1 },
  { name: "Uppgifter", weight: 10, share: 0.75 },
  { name: "Tid", weight: 10, share: 1 },
  { name: "Resa", weight: 10, share: 0.55 },
  { name: "Instruktioner", weight: 5, share: 0 },
  { name: "Önskemål", weight: 5, share: 1 },
];

interface Seeker {
  readonly name: string;
  readonly seeks: string;
  readonly months: number;
  readonly fit: Fit;
  readonly why: string;
}
const people: readonly Seeker[] = [
  { name: "H. A.", seeks: "Lager, 20 tim", months: 14, fit: "block", why: "Hindrar: tal" },
  { name: "F. N.", seeks: "Lager, 25 tim", months: 11, fit: "met", why: "Passar 4" },
  { name: "N. Y.", seeks: "Städ, 20 tim", months: 8, fit: "ask", why: "Fråga: resa" },
];
const columns: readonly Column<Seeker>[] = [
  { key: "name", head: "Person", cell: ({ name }) => name, names: true, sortable: true },
  { key: "seeks", head: "Söker", cell: ({ seeks }) => seeks },
  { key: "months", head: "Väntat", cell: ({ months }) => `${months} mån`, numeric: true, sortable: true },
  { key: "fit", head: "Läge", cell: ({ fit, why }) => <StateMark state={fit}>{why}</StateMark> },
];

/** A person, the three states, the tape, the level, and tables. */
export function StateParts(): JSX.Element {
  const [open, setOpen] = useState(false);
  const [chips, setChips] = useState(["Buss 3"]);
  const [sorting, setSorting] = useState<Sorting>({ key: "months", down: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["H. A."]));
  const rows = people.toSorted(
    (a, b) =>
      (sorting.key === "months" ? a.months - b.months : a.name.localeCompare(b.name, "sv")) * (sorting.down ? -1 : 1),
  );
  return (
    <>
      <div className="kr">
        <span className="key">
          <Disc kind="subject" name="H. A." large /> sidans person
        </span>
        <span className="key">
          <Disc name="Jonas Ek" /> någon annan
        </span>
        <span className="key">
          <Disc kind="unknown" /> ännu inte känd
        </span>
      </div>
      <div className="kr kv">
        <Chip>Karlskrona</Chip>
        <Chip brand>Truckkort A</Chip>
        {chips.map((chip) => (
          <ChosenChip key={chip} remove={`Ta bort ${chip}`} onRemove={() => setChips([])}>
            {chip}
          </ChosenChip>
        ))}
        <StateMark state="met" />
        <StateMark state="ask" />
        <StateMark state="block" />
        <SeamLine>Bildstöd tar bort hindret</SeamLine>
      </div>
      <div className="kg three kv">
        <div className="kit-tape">
          <b>83</b>
          <NamedTape parts={parts} score={83} open={open} onOpen={() => setOpen(!open)} />
        </div>
        <div className="kit-tape">
          <b>83</b>
          <Tape parts={parts} />
        </div>
        <div>
          <LevelBar has={3} asks={2} of={4} />
          <LevelBar has={1} asks={3} of={4} />
          <LevelBar has={undefined} asks={2} of={6} />
        </div>
      </div>
      <div className="kv">
        <NamedTape big parts={parts} score={83} open={open} onOpen={() => setOpen(!open)} />
      </div>
      <div className="kg">
        <NotchSheet initials="H.A." lifted labelledBy="kit-fit" head={<>D-1018, väntat 14 mån</>}>
          <h3 id="kit-fit">En sak hindrar H. A.</h3>
          <p className="verdict dim">Allt annat passar. 83 poäng.</p>
          <SeamBox picture={<Pictogram id="picture" size={48} />}>
            <h4>Med bildstöd passar platsen</h4>
            <p>H. A. förstår bilder bäst. Samma bilder öppnar för 13 personer till.</p>
            <Button kind="main" small>
              Be om bildstöd
            </Button>
          </SeamBox>
        </NotchSheet>
        <NotchSheet kind="head" initials="H.A.">
          <h3>H. A.</h3>
        </NotchSheet>
      </div>
      <div className="kv">
        <BulkBar count={chosen.size} onNone={() => setChosen(new Set())}>
          <Button small>Jämför</Button>
        </BulkBar>
        <DataTable
          caption="Personer som söker"
          columns={columns}
          rows={rows}
          rowKey={({ name }) => name}
          rowName={({ name }) => name}
          sorting={sorting}
          onSort={setSorting}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
    </>
  );
}
