import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { NumberField, TextField } from "../../kit/field.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { type RetentionRules, type RetentionView, rulesQuery } from "./queries.ts";

const situations = ["unanswered", "ended", "silent"] as const;
type Situation = (typeof situations)[number];
type Written = Record<Situation, { months: string; ground: string }>;

const writtenOf = ({ rules }: RetentionView): Written => {
  const one = (situation: Situation) => ({
    months: String(rules[situation].months),
    ground: rules[situation].ground ?? "",
  });
  return { unanswered: one("unanswered"), ended: one("ended"), silent: one("silent") };
};

const monthsOf = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 240 ? Number(text) : undefined;

/** The rules as they are sent; undefined while one is not whole. */
function rulesOf(written: Written): RetentionRules | undefined {
  const [unanswered, ended, silent] = situations.map((situation) => {
    const months = monthsOf(written[situation].months);
    const ground = written[situation].ground.trim();
    return months === undefined || ground === "" ? undefined : { months, ground };
  });
  return unanswered && ended && silent ? { unanswered, ended, silent } : undefined;
}

/** How long people are kept and by what right: three rules, decided together. */
export function RulesForm(): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { data: now } = useSuspenseQuery(rulesQuery);
  const [written, setWritten] = useState(() => writtenOf(now.data));
  const [told, setTold] = useState(false);
  const save = useMutation({
    mutationFn: (rules: RetentionRules) => apiTagged("PUT /retention/rules", { body: { rules }, ifMatch: now.etag }),
    onSuccess: (saved) => {
      setTold(false);
      queryClient.setQueryData(rulesQuery.queryKey, saved);
    },
  });
  const write = (situation: Situation, change: Partial<Written[Situation]>): void => {
    setWritten((before) => ({ ...before, [situation]: { ...before[situation], ...change } }));
    save.reset();
  };
  const rules = rulesOf(written);
  const problem = save.error instanceof Problem ? save.error : undefined;
  return (
    <section className="ps member-group" aria-labelledby="retention-rules">
      <div className="h">
        <h2 id="retention-rules">{t("retention.rules")}</h2>
        <span>{t("retention.rules.lede")}</span>
      </div>
      <form
        className="retention-rules"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (rules && !save.isPending) save.mutate(rules);
        }}
      >
        {now.data.version === 1 && <Message icon="question">{t("retention.rules.proposed")}</Message>}
        {situations.map((situation) => (
          <fieldset key={situation}>
            <legend className="lab">{t(`retention.rules.${situation}`)}</legend>
            <NumberField
              label={t("retention.rules.months")}
              step={1}
              min={1}
              max={240}
              value={written[situation].months}
              missing={
                told && monthsOf(written[situation].months) === undefined
                  ? t("retention.rules.months-missing")
                  : undefined
              }
              onChange={(months) => write(situation, { months })}
            />
            <TextField
              label={t("retention.rules.ground")}
              maxLength={300}
              value={written[situation].ground}
              missing={
                told && written[situation].ground.trim() === "" ? t("retention.rules.ground-missing") : undefined
              }
              onChange={(ground) => write(situation, { ground })}
            />
          </fieldset>
        ))}
        {problem && (
          <Message icon="pencil">{problem.code === "stale" ? t("retention.rules.stale") : problem.detail}</Message>
        )}
        {save.isSuccess ? (
          <DoneLine>{t("retention.rules.saved")}</DoneLine>
        ) : (
          <div className="kr">
            <Button kind="main" type="submit" busy={save.isPending && t("retention.rules.saving")}>
              {t("retention.rules.save")}
            </Button>
          </div>
        )}
      </form>
      <History view={now.data} />
    </section>
  );
}

function History({ view }: { view: RetentionView }): JSX.Element | null {
  const { t, date } = useTexts();
  if (view.history.length === 0) return null;
  return (
    <div className="after-lines">
      <h3>{t("retention.rules.history")}</h3>
      <ol className="entries">
        {view.history.map(({ version, at, by, rules }) => (
          <li key={version}>
            {t("retention.rules.line", {
              on: date(at),
              by,
              unanswered: rules.unanswered.months,
              ended: rules.ended.months,
              silent: rules.silent.months,
            })}
          </li>
        ))}
      </ol>
    </div>
  );
}
