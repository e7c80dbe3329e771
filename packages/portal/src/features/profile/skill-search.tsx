import { useQuery } from "@tanstack/react-query";
import { type JSX, useDeferredValue, useState } from "react";
import { useTexts } from "../../app/texts.tsx";
import { ComboSearch } from "../../kit/combo-search.tsx";
import { skillHitsQuery } from "./queries.ts";

/** Searches among everything one can or has; the field is empty again when one is chosen. */
export function SkillSearch({
  label,
  help,
  taken,
  onChoose,
}: {
  label: string;
  help?: string;
  taken: readonly string[];
  onChoose: (skill: string) => void;
}): JSX.Element {
  const [text, setText] = useState("");
  // A choice ends the search: the box begins anew, so that the next one can be sought.
  const [round, setRound] = useState(0);
  const { t } = useTexts();
  const typed = useDeferredValue(text.trim());
  const { data } = useQuery({ ...skillHitsQuery(typed), placeholderData: (before) => before });
  const hits = typed === "" ? [] : (data?.items ?? []).filter((one) => !taken.includes(one.id));
  return (
    <ComboSearch
      key={round}
      {...(help ? { help } : {})}
      label={label}
      text={text}
      onText={setText}
      found={hits.map((one) => ({
        id: one.id,
        name: one.label,
        ...(one.curated ? {} : { note: t("profile.skill.imported") }),
      }))}
      onChoose={(found) => {
        onChoose(found.id);
        setText("");
        setRound(round + 1);
      }}
    />
  );
}
