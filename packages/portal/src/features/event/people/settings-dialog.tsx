import { type JSX, type ReactNode, useState } from "react";
import { Problem } from "../../../api/problem.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { Message } from "../../../kit/message.tsx";

/** The frame of what is decided for one: save, leave, or take off the list. */
export function SettingsDialog({
  title,
  saving,
  error,
  onSave,
  onClose,
  removal,
  children,
}: {
  title: string;
  saving: boolean;
  error: Error | null;
  onSave: () => void;
  onClose: () => void;
  /** What falls with them, before it happens; absent for those who may not. */
  removal?: ReactNode;
  children: ReactNode;
}): JSX.Element {
  const { t } = useTexts();
  const [removing, setRemoving] = useState(false);
  const failed =
    error instanceof Problem
      ? error.code === "stale"
        ? t("event.stale")
        : error.detail || t("event.failed")
      : error && t("event.failed");
  if (removing) return <>{removal}</>;
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={saving && t("event.saving")} onClick={onSave}>
            {t("event.save")}
          </Button>
          <Button onClick={onClose}>{t("event.cancel")}</Button>
          {removal !== undefined && (
            <Button kind="gone" onClick={() => setRemoving(true)}>
              {t("event.remove")}
            </Button>
          )}
        </>
      }
    >
      {failed && <Message icon="pencil">{failed}</Message>}
      <div className="settings-fields">{children}</div>
    </Dialog>
  );
}
