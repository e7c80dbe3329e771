import { type JSX, useState } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { BulkBar } from "../../../kit/data-table.tsx";
import { SelectField } from "../../../kit/field.tsx";
import { Message } from "../../../kit/message.tsx";
import { oneByOne } from "../one-by-one.ts";

export const onBehalfReasons = ["byPhone", "inPerson", "onPaper", "noEId", "lacksDigitalSkill"] as const;
export type OnBehalf = (typeof onBehalfReasons)[number];
export type Answer = { readonly answer: "yes" | "no"; readonly onBehalf: OnBehalf };

/** Writes down the same answer for all that are chosen, and how it came. */
export function AnswerBulk<Key extends string>({
  chosen,
  onNone,
  send,
  onDone,
}: {
  chosen: readonly Key[];
  onNone: () => void;
  send: (key: Key, answer: Answer) => Promise<unknown>;
  /** Hears who is left, because it did not work for them. */
  onDone: (left: readonly Key[]) => Promise<unknown>;
}): JSX.Element | null {
  const { t } = useTexts();
  const [onBehalf, setOnBehalf] = useState<OnBehalf>("byPhone");
  const [progress, setProgress] = useState<number>();
  const [result, setResult] = useState<{ done: number; failed: number }>();
  const write = async (answer: Answer["answer"]): Promise<void> => {
    const failed = await oneByOne(chosen, (key) => send(key, { answer, onBehalf }), setProgress);
    setProgress(undefined);
    setResult({ done: chosen.length - failed.length, failed: failed.length });
    await onDone(failed.map(({ item }) => item));
  };
  const busy = progress !== undefined && t("event.adding", { done: progress, of: chosen.length });
  return (
    <>
      {result && (
        <Message icon={result.failed > 0 ? "pencil" : "tick"}>
          {result.done > 0 && t("event.answer.written", { count: result.done })}
          {result.failed > 0 && ` ${t("event.answer.some-failed", { count: result.failed })}`}
        </Message>
      )}
      {chosen.length > 0 && (
        <BulkBar count={chosen.length} onNone={onNone}>
          <SelectField
            label={t("event.answer.how")}
            value={onBehalf}
            choices={onBehalfReasons.map((value) => ({ value, label: t(`event.answer.on-behalf.${value}`) }))}
            onChange={(value) => value && setOnBehalf(value)}
          />
          <Button small busy={busy} onClick={() => void write("yes")}>
            {t("event.answer.write-yes")}
          </Button>
          <Button small busy={busy} onClick={() => void write("no")}>
            {t("event.answer.write-no")}
          </Button>
        </BulkBar>
      )}
    </>
  );
}
