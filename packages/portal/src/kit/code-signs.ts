/** The signs of a code: each digit with its picture, the same on paper and screen. Words are `shell.sign.<digit>`. */
export const codeSigns = {
  "0": "sun",
  "1": "house",
  "2": "bus",
  "3": "key",
  "4": "cup",
  "5": "boat",
  "6": "fish",
  "7": "tree",
  "8": "flower",
  "9": "shoe",
} as const;
export type CodeDigit = keyof typeof codeSigns;

export const isCodeDigit = (text: string): text is CodeDigit => Object.hasOwn(codeSigns, text);
