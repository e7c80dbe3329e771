import type { JSX } from "react";
import { useTexts } from "../app/texts.tsx";

const WIDTH = 94;
const GAP = 2;

/**
 * A level: cells filled to what the person has, a needle where the place asks, and what is missing dashed.
 * `has` undefined is not known: no cell is filled.
 */
export function LevelBar({ has, asks, of }: { has: number | undefined; asks?: number; of: number }): JSX.Element {
  const { t } = useTexts();
  const step = WIDTH / of;
  const needle = asks === undefined ? undefined : asks * step - 1;
  const look = (cell: number): JSX.IntrinsicElements["rect"] => {
    if (has !== undefined && cell < has) return { fill: "var(--brand)" };
    if (asks !== undefined && has !== undefined && cell < asks)
      return { fill: "none", stroke: "var(--brand)", strokeDasharray: "3 2", strokeWidth: 1.5 };
    return { fill: "var(--sunk)" };
  };
  return (
    <>
      <svg className="level" width={WIDTH + 5} height={23} viewBox={`-1 0 ${WIDTH + 5} 23`} aria-hidden="true">
        {Array.from({ length: of }, (_none, cell) => (
          <rect key={cell} x={cell * step} y={9} width={step - GAP} height={10} rx={1.5} {...look(cell)} />
        ))}
        {needle !== undefined && asks !== 0 && (
          <>
            <path d={`M${needle - 5} 0h10l-5 6z`} fill="var(--ink)" />
            <path d={`M${needle} 4V22`} stroke="var(--ink)" strokeWidth={2} />
          </>
        )}
      </svg>
      <span className="vh">
        {has === undefined ? t("shell.level.unknown") : t("shell.level.has", { has, of })}
        {asks !== undefined && ` ${t("shell.level.asks", { asks, of })}`}
      </span>
    </>
  );
}
