import { api } from "../api/client.ts";
import { wipeLocalCopies, waitingDrafts } from "./draft.ts";

/** Sends what waits, ends the session, wipes what is kept here, and leaves by a fresh page that remembers nothing. */
export async function signOut(): Promise<void> {
  await waitingDrafts.sendAll();
  await api("POST /sign-out", {});
  wipeLocalCopies();
  window.location.assign("/sign-in");
}
