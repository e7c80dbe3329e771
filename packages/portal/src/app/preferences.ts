/** What a person chose for this device. Kept per user, with the last choice standing in on the sign-in page. */
export type Theme = "system" | "light" | "dark";
export type Language = "sv" | "en";

export const languages: readonly Language[] = ["sv", "en"];
export const themes: readonly Theme[] = ["system", "light", "dark"];

const PREFIX = "passa:preference:";

const isLanguage = (value: string | null): value is Language => languages.some((one) => one === value);
const isTheme = (value: string | null): value is Theme => themes.some((one) => one === value);

/** localStorage may be refused (private windows); then choices last as long as the page. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing to do: the choice still holds on this page.
  }
}

const chosen = (name: string, userId: string | undefined): string | null =>
  (userId === undefined ? null : read(`${name}:${userId}`)) ?? read(name);

/** The language chosen by this user, else the last one chosen here, else Swedish. */
export function chosenLanguage(userId?: string): Language {
  const value = chosen("language", userId);
  return isLanguage(value) ? value : "sv";
}

/** Light, dark or as the system says. */
export function chosenTheme(userId?: string): Theme {
  const value = chosen("theme", userId);
  return isTheme(value) ? value : "system";
}

/** Remembers a choice for the user and for the device. */
export function remember(name: "language" | "theme", value: Language | Theme, userId?: string): void {
  write(name, value);
  if (userId !== undefined) write(`${name}:${userId}`, value);
}

/** Puts the theme on the page; "system" leaves it to the stylesheet's media query. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
