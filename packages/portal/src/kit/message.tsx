import type { JSX, ReactNode } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** What the page has to say, in the page and at its top. `ink` is for what holds for everything (no network). */
export function Message({
  kind = "plain",
  icon = kind === "ink" ? "offline" : "tick",
  end,
  children,
}: {
  kind?: "plain" | "ink";
  icon?: IconName;
  end?: ReactNode;
  children: ReactNode;
}): JSX.Element {
  return (
    <div className={`note-bar${kind === "ink" ? " ink" : ""}`} role="status">
      <Icon name={icon} />
      <span>{children}</span>
      {end !== undefined && <span className="end">{end}</span>}
    </div>
  );
}

/** What you just did, where you did it: the button becomes the sentence, and can be undone for ten minutes. */
export function DoneLine({
  children,
  onUndo,
}: {
  children: ReactNode;
  onUndo?: (() => void) | undefined;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div className="kr" role="status">
      <span className="btn done st-met">
        <Icon name="met" size={22} />
        <span className="done-text">{children}</span>
      </span>
      {onUndo && (
        <button className="btn bare" type="button" onClick={onUndo}>
          {t("shell.undo")}
        </button>
      )}
    </div>
  );
}

/** Help opens in the text, never in a bubble. */
export function Help({ question, children }: { question: string; children: ReactNode }): JSX.Element {
  return (
    <details className="more-on">
      <summary>
        <Icon name="question" size={18} />
        {question}
      </summary>
      <p>{children}</p>
    </details>
  );
}
