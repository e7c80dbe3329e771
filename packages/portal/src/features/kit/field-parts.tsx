import { type JSX, useState } from "react";
import { ComboSearch } from "../../kit/combo-search.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { CheckField, DateField, NumberField, SelectField, TextArea, TextField } from "../../kit/field.tsx";
import { FileDrop } from "../../kit/file-drop.tsx";
import { PictureChoice, PictureChoices } from "../../kit/picture-choice.tsx";
import { Question } from "../../kit/question.tsx";
import { Segmented, type Unknown } from "../../kit/segmented.tsx";
import { WeekGrid, type WeekWishes, type Wish } from "../../kit/week-grid.tsx";
import { WhoSays } from "../../kit/who-says.tsx";

const day = (text: string): Wish[] =>
  text
    .split("")
    .map((sign): Wish => (sign === "h" ? "rather" : sign === "k" ? "can" : sign === "?" ? "unknown" : "cannot"));
const week: WeekWishes = [
  "-khhhhhhk---",
  "-khhhhhhk---",
  "------kkk---",
  "-khhhhhhk---",
  "-kkkkk????--",
  "------------",
  "------------",
].map(day);

const occupations = [
  { id: "lager", name: "Lagerarbetare", note: "38 platser" },
  { id: "assistent", name: "Lagerassistent", note: "11 platser" },
  { id: "lackerare", name: "Billackerare", note: "liknar det du skrev" },
];

const formats = [
  { value: "pictures", label: "Bilder", pictogram: "picture", note: "bäst" },
  { value: "shown", label: "Någon visar", pictogram: "two-people" },
  { value: "spoken", label: "Någon berättar", pictogram: "speech" },
  { value: "written", label: "Skriven lista", pictogram: "checklist", note: "vet inte än", unknown: true },
  { value: "film", label: "Film", pictogram: "film" },
] as const;
type Format = (typeof formats)[number]["value"];

const some = [
  { value: "no", label: "Nej" },
  { value: "sometimes", label: "Ibland" },
  { value: "often", label: "Ofta" },
] as const;
type Some = (typeof some)[number]["value"];

/** Fields, questions, picture choices and the week, in every state. */
export function FieldParts(): JSX.Element {
  const [text, setText] = useState("Plocka order");
  const [minutes, setMinutes] = useState("45");
  const [hours, setHours] = useState("mycket");
  const [way, setWay] = useState<"bus" | "bike" | "">("bus");
  const [more, setMore] = useState("Packbordet går att höja och sänka.");
  const [date, setDate] = useState("2026-03-16");
  const [search, setSearch] = useState("");
  const [checked, setChecked] = useState(true);
  const [lift, setLift] = useState<Some | Unknown>("unknown");
  const [stand, setStand] = useState<Some | Unknown | undefined>();
  const [chosen, setChosen] = useState<ReadonlySet<Format>>(new Set<Format>(["shown", "film"]));
  const [travel, setTravel] = useState<Format | undefined>("film");
  const [wishes, setWishes] = useState(week);
  const choose = (value: Format, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(value);
    else next.delete(value);
    setChosen(next);
  };
  return (
    <>
      <div className="kg">
        <TextField
          label="Vad heter uppgiften?"
          help="Skriv som du skulle säga det till en ny kollega."
          value={text}
          onChange={setText}
        />
        <NumberField
          label="Hur långt får resan vara?"
          help="Från dörr till dörr, enkel väg."
          unit="minuter"
          step={5}
          min={0}
          max={120}
          value={minutes}
          onChange={setMinutes}
        />
        <SelectField
          label="Hur kommer man dit?"
          value={way}
          onChange={setWay}
          choices={[
            { value: "bus", label: "Buss" },
            { value: "bike", label: "Cykel" },
          ]}
        />
        <NumberField
          id="kit-hours"
          label="Hur många timmar i veckan?"
          unit="timmar"
          missing="Skriv ett tal mellan 4 och 40."
          value={hours}
          onChange={setHours}
        />
        <ComboSearch
          label="Yrke"
          text={search}
          onText={setSearch}
          found={occupations.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))}
          onChoose={({ name }) => setSearch(name)}
          onAsWritten={setSearch}
        />
        <TextArea label="Berätta mer" maxLength={300} value={more} onChange={setMore} />
        <DateField label="Första dagen" value={date} onChange={setDate} />
        <CheckField label="Vi tar emot utan att man ringer först" checked={checked} onChange={setChecked} />
      </div>
      <div className="kv">
        <ErrorSummary
          title="En sak behövs innan du kan publicera"
          items={[{ fieldId: "kit-hours", message: "Skriv hur många timmar jobbet är" }]}
        />
      </div>
      <div className="kg kv">
        <Segmented full legend="Lyfter du 10 kilo?" choices={some} withUnknown value={lift} onChange={setLift} />
        <Segmented
          full
          legend="Står och går man mycket?"
          choices={some}
          value={stand}
          onChange={setStand}
          missing="Välj det som stämmer bäst."
        />
      </div>
      <div className="kv">
        <Question
          kind="place"
          legend="Lyfter man mer än 10 kilo?"
          help="Ungefär en full matkasse."
          choices={some}
          value={lift}
          onChange={setLift}
        />
        <Question
          kind="leave"
          legend="Kan någon annan göra det här?"
          help="Då kan även den som inte plockar få platsen."
          choices={some}
          value={stand}
          onChange={setStand}
        />
      </div>
      <div className="kv">
        <Question
          kind="person"
          legend="Orkar du med mycket ljud?"
          below={
            <span className="src">
              <WhoSays source="self">H. A. själv, 12 feb</WhoSays>
              <WhoSays source="staff">Eva Modig, 3 feb</WhoSays>
              <WhoSays source="tested">Testat: Arbetslyftet, 20 jan</WhoSays>
            </span>
          }
          unanswered={lift === "unknown"}
          withUnknown
          choices={some}
          value={lift}
          onChange={setLift}
        />
      </div>
      <div className="kv">
        <PictureChoices
          legend="Hur vill du få veta vad du ska göra? Välj en eller flera."
          options={formats}
          chosen={chosen}
          onChange={choose}
        />
      </div>
      <div className="kv">
        <PictureChoice
          legend="Hur vill du helst få veta? Välj en."
          options={formats.slice(0, 3)}
          chosen={travel}
          onChange={setTravel}
        />
      </div>
      <h3 className="kv">När kan du jobba?</h3>
      <p className="kt">
        Pilarna flyttar. Mellanslag byter: kan inte, kan, helst. Håll Skift och gå för att fylla flera. F fyller hela
        dagen som dagen före. Mus eller finger: dra.
      </p>
      <WeekGrid label="När kan du jobba?" fromHour={7} wishes={wishes} onChange={setWishes} />
      <div className="kv">
        <FileDrop
          title="Släpp en fil här"
          help="Excel eller CSV, högst 5 MB. Ingenting sparas förrän du säger till."
          accept=".csv,.xlsx"
          onFile={({ name }) => setText(name)}
        />
      </div>
    </>
  );
}
