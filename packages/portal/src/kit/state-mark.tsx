import type { JSX, ReactNode } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

export type Fit = "met" | "ask" | "block";

/**
 * Met, ask or blocked: shape, word and colour together. Children replace the word; `prefix` keeps it for
 * those who listen ("Hindrar: Behöver bilder").
 */
export function StateMark({
  state,
  children,
  prefix = false,
  size = 20,
}: {
  state: Fit;
  children?: ReactNode;
  prefix?: boolean;
  size?: number;
}): JSX.Element {
  const { t } = useTexts();
  const word = t(`shell.state.${state}`);
  return (
    <span className={`st st-${state}`}>
      <Icon name={state} size={size} />
      <span>
        {prefix && children !== undefined && <span className="vh">{word}: </span>}
        {children ?? word}
      </span>
    </span>
  );
}
