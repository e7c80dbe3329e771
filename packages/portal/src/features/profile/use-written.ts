import { useState } from "react";

/** What is being written, begun anew when what is known changes (an undo, another's answer). Compared by value. */
export function useWritten<T>(known: T): readonly [written: T, write: (written: T) => void] {
  const [written, write] = useState(known);
  const [basis, setBasis] = useState(known);
  if (JSON.stringify(basis) === JSON.stringify(known)) return [written, write];
  setBasis(known);
  write(known);
  return [known, write];
}
