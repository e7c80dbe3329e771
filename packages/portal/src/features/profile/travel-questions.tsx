import { useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { localitiesQuery } from "../../app/workplaces.ts";
import { NumberField, SelectField } from "../../kit/field.tsx";
import { knownValue, questionId, useEditor } from "./editor.tsx";
import { UnknownChoice } from "./unknown-choice.tsx";
import { useWritten } from "./use-written.ts";
import { WhoSaid } from "./who-said.tsx";

/** Where the person lives, as the name of a place and never an address, and how far is all right. */
export function TravelQuestions(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, say } = useEditor();
  const { data: localities } = useSuspenseQuery(localitiesQuery);
  const home = knownValue(answers, "home")?.locality ?? "";
  const known = localities.items.some(({ name }) => name === home) || home === "";
  return (
    <>
      <div className={`asks first${here === "home" ? " here" : ""}`}>
        <div className="kr end">
          <SelectField
            id={questionId("home")}
            label={t("profile.ask.home")}
            value={home}
            empty={t("profile.travel.choose")}
            choices={[
              ...localities.items.map(({ name }) => ({ value: name, label: name })),
              ...(known ? [] : [{ value: home, label: home }]),
            ]}
            onChange={(name) => {
              const found = localities.items.find((one) => one.name === name);
              if (found) say({ what: "home", value: { locality: found.name, location: found.location } });
            }}
          />
          <UnknownChoice topic="home" />
        </div>
        <WhoSaid topic="home" />
      </div>
      <Distance />
    </>
  );
}

function Distance(): JSX.Element {
  const { t } = useTexts();
  const { answers, here, say } = useEditor();
  const km = knownValue(answers, "maxTravelKm")?.km;
  const [text, setText] = useWritten(km === undefined ? "" : String(km));
  const [told, setTold] = useState(false);
  const read = /^\d{1,3}$/.test(text.trim()) && Number(text) <= 500 ? Number(text) : undefined;
  const leave = (): void => {
    setTold(text.trim() !== "" && read === undefined);
    if (read !== undefined && read !== km) say({ what: "maxTravelKm", value: { km: read } });
  };
  return (
    <div className={`asks${here === "maxTravelKm" ? " here" : ""}`}>
      <div
        className="kr end"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) leave();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") leave();
        }}
      >
        <NumberField
          id={questionId("maxTravelKm")}
          label={t("profile.ask.maxTravelKm")}
          help={t("profile.travel.help")}
          unit={t("profile.travel.unit")}
          step={5}
          min={0}
          max={500}
          value={text}
          onChange={setText}
          missing={told ? t("profile.travel.wrong") : undefined}
        />
        <UnknownChoice topic="maxTravelKm" />
      </div>
      <WhoSaid topic="maxTravelKm" />
    </div>
  );
}
