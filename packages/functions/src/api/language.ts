/** The languages that the API speaks to people in. */
export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

/** The first language of ours that an Accept-Language header asks for (RFC 9110, 12.5.4); Swedish when it names none. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? "")
    .slice(0, 400)
    .split(",")
    .map((part, order) => {
      const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
      return { language: range.split("-")[0], quality: quality === undefined ? 1 : Number(quality.slice(2)), order };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { language } of wanted) {
    const known = languages.find((one) => one === language);
    if (known) return known;
  }
  return "sv";
}
