import type { JSX } from "react";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";

/** The keys of the list. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const keys = [
    [t("ranking.key.arrows"), t("ranking.keys.move")],
    [t("ranking.key.ends"), t("ranking.keys.ends")],
    [t("ranking.key.enter"), t("ranking.keys.open")],
    [t("ranking.key.escape"), t("ranking.keys.back")],
    ["s", t("ranking.keys.shortlist")],
    ["p", t("ranking.keys.pass")],
    ["c", t("ranking.keys.compare")],
    ["?", t("ranking.keys.help")],
  ] as const;
  return (
    <Dialog
      title={t("ranking.keys.title")}
      open={open}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ranking.keys.close")}</Button>}
    >
      <p>{t("ranking.keys.when")}</p>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
