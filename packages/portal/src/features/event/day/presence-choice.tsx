import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import type { Presence } from "./hall.ts";

export const presences = ["present", "late", "absent", "left"] as const satisfies readonly Presence[];

/** Where one person is: pressed is so, pressing it again takes it back. */
export function PresenceChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Presence | undefined;
  onChange: (presence: Presence | null) => void;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="presence" role="group" aria-label={label}>
      {presences.map((presence) => (
        <button
          key={presence}
          type="button"
          className={presence}
          aria-pressed={value === presence}
          onClick={() => onChange(value === presence ? null : presence)}
        >
          {t(`hall.attendance.${presence}`)}
        </button>
      ))}
    </div>
  );
}
