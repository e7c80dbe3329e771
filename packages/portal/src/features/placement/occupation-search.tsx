import { useQuery } from "@tanstack/react-query";
import { type JSX, useDeferredValue, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { ComboSearch } from "../../kit/combo-search.tsx";
import type { OccupationHit } from "./occupation.ts";
import { nameOf } from "./place-words.ts";
import { occupationsQuery } from "./queries.ts";

/** Searches the occupation that a place is most like; its usual tasks, hours and tags come with it. */
export function OccupationSearch({
  chosen,
  missing,
  onChoose,
}: {
  chosen: string | undefined;
  missing: string | undefined;
  onChoose: (hit: OccupationHit) => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const [text, setText] = useState(chosen ?? "");
  const typed = useDeferredValue(text.trim());
  const { data } = useQuery({ ...occupationsQuery(typed), placeholderData: (before) => before });
  const hits = typed === "" ? [] : (data?.items ?? []);
  return (
    <ComboSearch
      id="place-occupation"
      label={t("placement.occupation")}
      help={t("placement.occupation.help")}
      missing={missing}
      text={text}
      onText={setText}
      found={hits.map(({ conceptId, label, field }) => ({
        id: conceptId,
        name: label,
        ...(field === undefined ? {} : { note: nameOf(words, "field", field) }),
      }))}
      onChoose={({ id, name }) => {
        const hit = hits.find(({ conceptId }) => conceptId === id);
        setText(name);
        if (hit) onChoose(hit);
      }}
    />
  );
}
