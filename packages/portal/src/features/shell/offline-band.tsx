import { type JSX, useEffect, useSyncExternalStore } from "react";
import { waitingDrafts } from "../../app/draft.ts";
import { useOnline } from "../../app/online.ts";
import { useTexts } from "../../app/texts.tsx";
import { Icon } from "../../kit/icon.tsx";

/** The ink band while there is no network: how much waits to be sent. When it is back, everything goes. */
export function OfflineBand(): JSX.Element {
  const { t } = useTexts();
  const online = useOnline();
  const waiting = useSyncExternalStore(waitingDrafts.subscribe, waitingDrafts.count);
  useEffect(() => {
    if (online) void waitingDrafts.sendAll();
  }, [online]);
  return (
    <div role="status">
      {!online && (
        <div className="ink-band">
          <div className="page">
            <Icon name="offline" size={22} />
            <span>{t("shell.offline", { count: waiting })}</span>
          </div>
        </div>
      )}
    </div>
  );
}
