import { slotTimes } from "@passa/domain/event/slot-times";
import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { SelectField, TextField } from "../../../kit/field.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { clockOf } from "../times.ts";
import type { PartProps } from "./about-part.tsx";
import { changedResource, toggledSlot, withoutResource, withResource } from "./details.ts";
import { type Details, resourceName } from "./versions.ts";
import { WholeNumber } from "./whole-number.tsx";

type Resource = Details["resources"][number];

/** Languages that interpreters are most often asked for, the same as a person's first language is chosen from. */
const languages = [
  "ar",
  "so",
  "fa-AF",
  "ti",
  "uk",
  "tr",
  "ku",
  "ps",
  "bs",
  "sq",
  "th",
  "vi",
  "es",
  "ru",
  "pl",
  "am",
  "en",
];

/** Interpreters, support persons and quiet tables: how many, and when they are here. */
export function ResourcesPart({ details, change }: PartProps): JSX.Element {
  const { t } = useTexts();
  return (
    <section className="ps" aria-labelledby="event-resources">
      <div className="h">
        <h2 id="event-resources">{t("event.resources")}</h2>
        {details.resources.length > 0 && <span>{t("event.resources.lede")}</span>}
      </div>
      {details.resources.length === 0 ? (
        <p className="dim">{t("event.resources.none")}</p>
      ) : (
        <ResourceTable details={details} change={change} />
      )}
      <NewResource change={change} />
    </section>
  );
}

function ResourceTable({ details, change }: PartProps): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const times = slotTimes(details);
  const breaks = new Set(details.breaks.map(({ afterSlot }) => afterSlot));
  return (
    <div className="scroll in-place" tabIndex={0} role="region" aria-label={t("event.resources.table")}>
      <table className="restbl">
        <caption className="vh">{t("event.resources.table")}</caption>
        <thead>
          <tr>
            <td className="bk" />
            {times.map(({ slot, from }) => [
              <th key={slot} scope="col">
                {clockOf(from)}
              </th>,
              breaks.has(slot) && <td key={`b${slot}`} className="bk" />,
            ])}
            <td className="bk" />
          </tr>
        </thead>
        <tbody>
          {details.resources.map((resource) => {
            const name = resourceName(words, resource);
            return (
              <tr key={resource.id}>
                <th scope="row">
                  {name}
                  <small>{t("event.resources.capacity", { count: resource.capacity })}</small>
                </th>
                {times.map(({ slot, from }) => [
                  <td key={slot}>
                    <Cell
                      name={name}
                      time={clockOf(from)}
                      here={!resource.unavailable.includes(slot)}
                      capacity={resource.capacity}
                      onToggle={() =>
                        change((now) =>
                          changedResource(now, resource.id, { unavailable: toggledSlot(resource.unavailable, slot) }),
                        )
                      }
                    />
                  </td>,
                  breaks.has(slot) && <td key={`b${slot}`} className="bk" />,
                ])}
                <td className="bk">
                  <button
                    type="button"
                    className="room-gone"
                    aria-label={t("event.resources.remove", { name })}
                    onClick={() => change((now) => withoutResource(now, resource.id))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  name,
  time,
  here,
  capacity,
  onToggle,
}: {
  name: string;
  time: string;
  here: boolean;
  capacity: number;
  onToggle: () => void;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className={here ? "y" : "off"}
      aria-pressed={here}
      aria-label={t(here ? "event.resources.here" : "event.resources.away", { name, time })}
      onClick={onToggle}
    >
      {here ? capacity : ""}
    </button>
  );
}

const kinds = ["interpreter", "supportPerson", "quietTable"] as const satisfies readonly Resource["kind"][];
const kindText = {
  interpreter: "event.resources.kind.interpreter",
  supportPerson: "event.resources.supportPerson",
  quietTable: "event.resources.quietTable",
} as const;

function NewResource({ change }: Pick<PartProps, "change">): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [form, setForm] = useState<{ kind: Resource["kind"]; language: string; capacity: number; calendar: string }>();
  const names = new Intl.DisplayNames([words.language], { type: "language" });
  if (!form)
    return (
      <Button
        className="after-table"
        onClick={() => setForm({ kind: "interpreter", language: "ar", capacity: 1, calendar: "" })}
      >
        {t("event.resources.add")}
      </Button>
    );
  const { kind, language, capacity, calendar } = form;
  return (
    <form
      className="slotform"
      onSubmit={(event) => {
        event.preventDefault();
        const who = calendar.trim();
        change((now) =>
          withResource(now, {
            kind,
            capacity: who === "" ? capacity : 1,
            ...(kind === "interpreter" ? { language } : {}),
            ...(who === "" || kind === "quietTable" ? {} : { calendar: who }),
          }),
        );
        setForm(undefined);
      }}
    >
      <SelectField
        label={t("event.resources.kind")}
        value={kind}
        choices={kinds.map((value) => ({ value, label: t(kindText[value]) }))}
        onChange={(value) => value && setForm({ ...form, kind: value })}
      />
      {kind === "interpreter" && (
        <SelectField
          label={t("event.resources.language")}
          value={language}
          choices={languages.map((value) => ({ value, label: names.of(value) ?? value }))}
          onChange={(value) => value && setForm({ ...form, language: value })}
        />
      )}
      {kind !== "quietTable" && (
        <TextField
          label={t("event.resources.calendar")}
          help={t("event.resources.calendar-help")}
          value={calendar}
          maxLength={80}
          autoComplete="off"
          onChange={(text) => setForm({ ...form, calendar: text })}
        />
      )}
      {calendar.trim() === "" && (
        <WholeNumber
          label={t("event.resources.how-many")}
          value={capacity}
          min={1}
          max={50}
          onChange={(count) => setForm({ ...form, capacity: count })}
        />
      )}
      <div className="kr">
        <Button type="submit">{t("event.resources.add-it")}</Button>
        <Button kind="bare" onClick={() => setForm(undefined)}>
          {t("event.cancel")}
        </Button>
      </div>
    </form>
  );
}
