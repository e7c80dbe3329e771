/** What a key asks of the list. */
export type ListAction =
  | { readonly kind: "move"; readonly to: number }
  | { readonly kind: "mark"; readonly mark: "shortlisted" | "passedOver" }
  | { readonly kind: "compare" | "help" };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The keys of the list, while a row has the focus: j, k and arrows move, Home and End go to the ends, s shortlists,
 * p passes over, c compares, ? tells of the keys. Enter is the row's own link. Keys with Ctrl, Alt or Cmd are the
 * browser's. `at` is the row that has the focus, of `count`; undefined when the key is not ours or changes nothing.
 */
export function listAction(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  at: number,
  count: number,
): ListAction | undefined {
  if (ctrlKey || metaKey || altKey || count === 0) return undefined;
  const move = (to: number): ListAction | undefined => {
    const within = Math.min(count - 1, Math.max(0, to));
    return within === at ? undefined : { kind: "move", to: within };
  };
  switch (key) {
    case "j":
    case "ArrowDown":
      return move(at + 1);
    case "k":
    case "ArrowUp":
      return move(at - 1);
    case "Home":
      return move(0);
    case "End":
      return move(count - 1);
    case "s":
      return { kind: "mark", mark: "shortlisted" };
    case "p":
      return { kind: "mark", mark: "passedOver" };
    case "c":
      return { kind: "compare" };
    case "?":
      return { kind: "help" };
    default:
      return undefined;
  }
}
