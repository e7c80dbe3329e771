import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { isUnknown, useEditor } from "./editor.tsx";
import { unknownAbout } from "./saying.ts";

/** "Not known yet" for a question that is answered by writing: an answer like the others, a little apart. */
export function UnknownChoice({ topic }: { topic: string }): JSX.Element {
  const { t } = useTexts();
  const { answers, say } = useEditor();
  return (
    <button
      type="button"
      className="not-yet"
      aria-pressed={isUnknown(answers, topic)}
      onClick={() => say(unknownAbout(topic))}
    >
      <Icon name="question" size={18} />
      {t("shell.unknown")}
    </button>
  );
}
