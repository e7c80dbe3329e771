import "../../styles/weights-page.css";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type JSX, useRef, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { may } from "../../app/may.ts";
import { componentOrder } from "../../app/score-parts.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { NumberField, TextField } from "../../kit/field.tsx";
import { DoneLine, Message } from "../../kit/message.tsx";
import { PageHead } from "../../kit/page.tsx";
import { History } from "./history.tsx";
import { weightsQuery } from "./queries.ts";
import { Trials } from "./trials.tsx";
import { WeightTape } from "./weight-tape.tsx";
import {
  areSame,
  totalOf,
  weightOf,
  type Weights,
  type WeightsView,
  weightsOf,
  whole,
  type Written,
  writtenOf,
} from "./weights-form.ts";

/** What each part of a score weighs: to read, and for those who may, to change with what it changes beside it. */
export function WeightsPage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const { data: now } = useSuspenseQuery(weightsQuery);
  const mayChoose = may(session, "weights.choose");
  return (
    <div className="lines-page weights-page">
      <PageHead title={t("weights.title")} lede={t("weights.lede")} />
      {mayChoose ? <Choosing now={now.data} etag={now.etag} /> : <Reading now={now.data} />}
    </div>
  );
}

function Reading({ now }: { now: WeightsView }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <section className="ps lines-column" aria-labelledby="now">
        <div className="h">
          <h2 id="now">{t("weights.now")}</h2>
          <span>{t("weights.read-only")}</span>
        </div>
        <WeightTape written={writtenOf(now.weights)} inForce={now.weights} />
        <dl className="weight-words">
          {componentOrder.map((part) => (
            <div key={part}>
              <dt className="strong">
                {t("weights.part", { name: t(`component.${part}.name`), weight: now.weights[part] })}
              </dt>
              <dd>{t(`weights.${part}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="strong">{t("ranking.how.never")}</p>
      </section>
      <History now={now} />
    </>
  );
}

function Choosing({ now, etag }: { now: WeightsView; etag: string }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [written, setWritten] = useState<Written>(() => writtenOf(now.weights));
  const [why, setWhy] = useState("");
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const weights = weightsOf(written);
  const isSame = weights !== undefined && areSame(weights, now.weights);

  const save = useMutation({
    mutationFn: (chosen: Weights) =>
      apiTagged("PUT /weights", { body: { weights: chosen, why: why.trim() }, ifMatch: etag }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(weightsQuery.queryKey, saved);
      setWhy("");
      setAsked(false);
      // Every score that has been shown was made with other weights.
      await Promise.all(
        [["ranking"], ["weights", "trial"], ["market"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
    onError: () => queryClient.invalidateQueries({ queryKey: weightsQuery.queryKey }),
  });
  const write = (change: Partial<Written>): void => {
    setWritten((before) => ({ ...before, ...change }));
    save.reset();
  };
  const stale = save.error instanceof Problem && save.error.code === "stale";
  return (
    <>
      <div className="split">
        <div className="work">
          <section aria-labelledby="change">
            <h2 id="change" ref={heading} tabIndex={-1}>
              {t("weights.change")}
            </h2>
            <div className="weight-top">
              <WeightTape written={written} inForce={now.weights} />
              <Total written={written} />
            </div>
            <div className="weight-boxes">
              {componentOrder.map((part) => (
                <NumberField
                  key={part}
                  label={t(`component.${part}.name`)}
                  help={t(`weights.${part}`)}
                  unit={t("weights.of")}
                  step={1}
                  min={0}
                  max={whole}
                  value={written[part]}
                  missing={weightOf(written[part]) === undefined ? t("weights.not-whole") : undefined}
                  onChange={(text) => write({ [part]: text })}
                />
              ))}
            </div>
            <p className="strong">{t("ranking.how.never")}</p>
          </section>
          <form
            className="weight-save"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setAsked(true);
              if (weights && !isSame && why.trim() !== "" && !save.isPending) save.mutate(weights);
            }}
          >
            {save.isSuccess ? (
              <DoneLine>{t("weights.saved")}</DoneLine>
            ) : (
              <>
                <TextField
                  label={t("weights.why")}
                  help={t("weights.why-help")}
                  maxLength={300}
                  value={why}
                  missing={asked && why.trim() === "" ? t("weights.why-missing") : undefined}
                  onChange={setWhy}
                />
                <div className="kr">
                  <Button
                    kind="main"
                    type="submit"
                    busy={save.isPending && t("weights.saving")}
                    cannot={weights === undefined ? t("weights.first-full") : isSame && t("weights.same")}
                  >
                    {t("weights.save")}
                  </Button>
                  {!isSame && (
                    <Button kind="bare" onClick={() => write(writtenOf(now.weights))}>
                      {t("weights.reset")}
                    </Button>
                  )}
                </div>
              </>
            )}
            {save.isError && <Message icon="question">{t(stale ? "weights.stale" : "weights.failed")}</Message>}
          </form>
        </div>
        <Trials weights={weights} />
      </div>
      <History
        now={now}
        onBack={({ weights: before, version }) => {
          write(writtenOf(before));
          setWhy(t("weights.history.back-why", { version }));
          heading.current?.focus();
        }}
      />
    </>
  );
}

/** How much is given out of all there is. */
function Total({ written }: { written: Written }): JSX.Element {
  const { t } = useTexts();
  const total = totalOf(written);
  const words =
    total === whole
      ? t("weights.full")
      : t(total < whole ? "weights.left" : "weights.over", { count: Math.abs(whole - total) });
  return (
    <p className={total === whole ? "weight-total" : "weight-total not-whole"} role="status">
      <b>{total}</b> {words}
    </p>
  );
}
