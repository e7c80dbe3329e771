/**
 * Lets this device keep the portal's files, so that it opens without a network. Begun when the page has come, and only by
 * pages that must open so: nobody else's first visit brings more than it needs.
 */
export function keepFiles(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const begin = (): void => {
    // Where the browser refuses (a private window), the device needs the network as before.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  };
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin, { once: true });
}
