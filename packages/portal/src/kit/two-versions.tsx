import { type JSX, useId, useState } from "react";
import { useTexts } from "../app/texts.tsx";
import { Button } from "./button.tsx";

export interface VersionRow {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Somebody else changed the same thing: both versions, chosen row by row, nothing lost. */
export function TwoVersions({
  title,
  rows,
  onSave,
}: {
  title: string;
  rows: readonly VersionRow[];
  /** Gets the keys of the rows where the other's version was chosen. */
  onSave: (theirs: ReadonlySet<string>) => void;
}): JSX.Element {
  const { t } = useTexts();
  const name = useId();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, other: boolean): void => {
    const next = new Set(theirs);
    if (other) next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <section className="two" aria-labelledby={`${name}h`}>
      <h3 id={`${name}h`}>{title}</h3>
      <p>{t("shell.versions.help")}</p>
      <table className="same">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("shell.versions.part")}</span>
            </th>
            <th scope="col">
              {t("shell.versions.mine")}
              <small>{t("shell.versions.unsaved")}</small>
            </th>
            <th scope="col">{t("shell.versions.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {[false, true].map((other) => (
                <td key={String(other)} data-w={t(other ? "shell.versions.theirs" : "shell.versions.mine")}>
                  <label>
                    <input
                      type="radio"
                      name={`${name}${row.key}`}
                      checked={theirs.has(row.key) === other}
                      onChange={() => choose(row.key, other)}
                    />
                    <span>{other ? row.theirs : row.mine}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button kind="main" onClick={() => onSave(theirs)}>
        {t("shell.versions.save")}
      </Button>
    </section>
  );
}
