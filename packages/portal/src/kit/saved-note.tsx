import type { JSX } from "react";
import type { DraftState } from "../app/draft.ts";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

/** Whether what one writes is saved: "Sparat kl. 10.42. Du kan stänga och fortsätta sen." */
export function SavedNote({ state }: { state: Pick<DraftState<unknown>, "kind" | "savedAt"> }): JSX.Element {
  const { t, time } = useTexts();
  const words = {
    saved: state.savedAt === undefined ? "" : t("shell.saved.at", { time: time(state.savedAt) }),
    waiting: t("shell.saved.soon"),
    saving: t("shell.saved.soon"),
    offline: t("shell.saved.offline"),
    away: t("shell.saved.away"),
    refused: t("shell.saved.refused"),
    conflict: t("shell.saved.conflict"),
  }[state.kind];
  return (
    <span className="saved dim small key" role="status">
      {words && (
        <Icon name={state.kind === "offline" ? "offline" : state.kind === "refused" ? "pencil" : "tick"} size={18} />
      )}
      {words}
    </span>
  );
}
