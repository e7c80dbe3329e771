import { useEffect, useState, useSyncExternalStore } from "react";
import { Draft, type DraftOptions, type DraftState, localCopy } from "./draft.ts";

export interface UseDraft<T> {
  readonly state: DraftState<T>;
  readonly draft: Draft<T>;
}

/**
 * The draft of one resource for as long as the component stands. Give the component the resource's id as `key`,
 * so that another resource gets another draft.
 * @param userId whose local copy it is
 * @param draftKey names the resource, for example `placement:plc_01…`; `copy` instead, when the name comes with the
 * first save
 */
export function useDraft<T>(
  userId: string,
  draftKey: string,
  options: Omit<DraftOptions<T>, "copy" | "now"> & Partial<Pick<DraftOptions<T>, "copy">>,
): UseDraft<T> {
  const [draft] = useState(
    () =>
      new Draft<T>({
        copy: localCopy<T>(userId, draftKey),
        ...options,
        now: () => new Date(Date.now()).toISOString(),
      }),
  );
  const state = useSyncExternalStore(draft.subscribe, draft.state);
  useEffect(() => {
    const send = (): void => void draft.flush();
    const leaving = (): void => {
      if (document.visibilityState === "hidden") send();
    };
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", leaving);
      void draft.close();
    };
  }, [draft]);
  return { state, draft };
}
