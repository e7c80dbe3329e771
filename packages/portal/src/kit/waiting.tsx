import type { JSX, ReactNode } from "react";
import { useTexts } from "../app/texts.tsx";

/** The still shape of what comes: `rows` lines of a list. Shown after half a second, never before. */
export function Skeleton({ rows = 4, discs = false }: { rows?: number; discs?: boolean }): JSX.Element {
  const { t } = useTexts();
  return (
    <div role="status">
      <span className="vh">{t("shell.waiting")}</span>
      <div className="skel" aria-hidden="true">
        {Array.from({ length: rows }, (_none, row) => (
          <div key={row} className={discs ? "skel-row discs" : "skel-row"}>
            {discs && <i className="skel-disc" />}
            <div className="skel">
              <i style={{ width: `${55 - ((row * 13) % 30)}%` }} />
              <i style={{ width: `${85 - ((row * 17) % 30)}%`, height: "0.8em" }} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Long work on the ruler: what, how far, and free to leave. `done` and `of` are counts. */
export function Ruler({
  label,
  done,
  of,
  children,
}: {
  label: string;
  done: number;
  of: number;
  children?: ReactNode;
}): JSX.Element {
  return (
    <div>
      <p className="strong" aria-hidden="true">
        {label}
      </p>
      <div
        className="bar-long"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
        style={{ "--v": `${of === 0 ? 0 : (100 * done) / of}%` }}
      >
        <i />
      </div>
      {children}
    </div>
  );
}
