import en from "./catalogues/en/mail.json" with { type: "json" };
import sv from "./catalogues/sv/mail.json" with { type: "json" };

type Key = keyof typeof sv;
type SubjectKey = Extract<Key, `mail.${string}.subject`>;
export type MailTemplate = SubjectKey extends `mail.${infer T}.subject` ? T : never;

/**
 * Subject and text of a mail in Swedish, with the English below: an invited person's language is not known yet.
 * Every `{word}` of the text must be among the values.
 */
export function writeMail(template: MailTemplate, values: Record<string, string>): { subject: string; text: string } {
  const letter = (catalogue: Record<Key, string>) =>
    [catalogue["mail.greeting"], catalogue[`mail.${template}.text`], catalogue["mail.goodbye"]]
      .map((text) => fill(text, values))
      .join("\n\n");
  return { subject: fill(sv[`mail.${template}.subject`], values), text: `${letter(sv)}\n\n* * *\n\n${letter(en)}\n` };
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = values[word];
    if (value === undefined) throw new Error(`the mail needs a value for {${word}}`);
    return value;
  });
}
