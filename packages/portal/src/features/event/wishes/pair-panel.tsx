import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { Button } from "../../../kit/button.tsx";
import { CheckField } from "../../../kit/field.tsx";
import { FormProblem } from "../../../kit/form-problem.tsx";
import { StateMark } from "../../../kit/state-mark.tsx";
import { type EmployerId, eventKey, type EventView, type ParticipantId } from "../queries.ts";
import { toggledSlot } from "../setup/details.ts";
import { SlotToggles } from "../slot-toggles.tsx";
import type { MatrixCell } from "./wishes-page.tsx";

const fitOf = { eligible: "met", askFirst: "ask", nearMiss: "block", blocked: "block" } as const;

interface Named {
  readonly id: EmployerId;
  readonly name: string;
}

/** What is known of one pair, and what the organiser decides of it. */
export function PairPanel({
  view,
  employer,
  others,
  number,
  participantId,
  cell: { tier, score, weight, candidateWish, employerWish, setting },
  editable,
  onClose,
}: {
  view: EventView;
  employer: Named;
  /** Whom else the person may meet. */
  others: readonly Named[];
  number: number;
  participantId: ParticipantId;
  cell: MatrixCell;
  editable: boolean;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const eventId = view.event.id;
  const heading = useRef<HTMLHeadingElement>(null);
  const [form, setForm] = useState(() => ({
    added: setting?.added ?? false,
    required: setting?.required ?? false,
    slots: setting?.slots,
    after: setting?.after,
  }));
  useEffect(() => heading.current?.focus(), []);
  const save = useMutation({
    mutationFn: (next: typeof form | undefined) =>
      api("PUT /events/{eventId}/pairs/{employerId}/{participantId}", {
        path: { eventId, employerId: employer.id, participantId },
        body: {
          setting: next
            ? {
                added: next.added,
                required: next.required,
                ...(next.slots ? { slots: next.slots } : {}),
                ...(next.after?.length ? { after: next.after } : {}),
              }
            : null,
        },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const decide = (next: typeof form): void => {
    setForm(next);
    save.mutate(next.added || next.required || next.slots || next.after?.length ? next : undefined);
  };
  const saidNo = candidateWish === "no" || employerWish === "no";
  const blocked = tier === "nearMiss" || tier === "blocked";
  const all = view.times.map(({ slot }) => slot);
  return (
    <aside className="sheet pair-panel" aria-labelledby="pair">
      <h2 id="pair" ref={heading} tabIndex={-1}>
        {t("event.pair", { number, name: employer.name })}
      </h2>
      {tier ? (
        <p>
          <StateMark state={fitOf[tier]}>{t(`event.pair.tier.${tier}`)}</StateMark>
        </p>
      ) : (
        <p className="dim">{t("event.pair.tier.none")}</p>
      )}
      {score !== undefined && <p>{t("event.pair.score", { score: Math.round(score / 100) })}</p>}
      {candidateWish && <p>{t(`event.pair.candidate.${candidateWish}`)}</p>}
      {employerWish && <p>{t(`event.pair.employer.${employerWish}`)}</p>}
      {weight !== undefined && <p className="strong">{t("event.pair.worth", { points: Math.round(weight / 100) })}</p>}
      <FormProblem error={save.error} fieldId={(path) => path} />
      {editable && !saidNo && (
        <div className="settings-fields">
          {blocked && (
            <CheckField
              label={t("event.pair.add")}
              checked={form.added}
              onChange={(added) => decide({ ...form, added, required: added && form.required })}
            />
          )}
          {(!blocked || form.added) && (
            <>
              <CheckField
                label={t("event.pair.require")}
                checked={form.required}
                onChange={(required) => decide({ ...form, required })}
              />
              <CheckField
                label={t("event.pair.slots")}
                checked={form.slots !== undefined}
                onChange={(on) => decide({ ...form, slots: on ? all : undefined })}
              />
              {form.slots && (
                <SlotToggles
                  legend={t("event.pair.slots")}
                  help={t("event.pair.slots-help")}
                  times={view.times}
                  isOn={(slot) => form.slots?.includes(slot) ?? false}
                  onToggle={(slot) => {
                    const slots = toggledSlot(form.slots ?? [], slot);
                    if (slots.length > 0) decide({ ...form, slots });
                  }}
                />
              )}
              {(others.length > 0 || form.after) && (
                <CheckField
                  label={t("event.pair.after")}
                  checked={form.after !== undefined}
                  onChange={(on) => (on ? setForm({ ...form, after: [] }) : decide({ ...form, after: undefined }))}
                />
              )}
              {form.after && (
                <fieldset id="setting.after" tabIndex={-1}>
                  <legend className="lab">{t("event.pair.after-which")}</legend>
                  {others.map(({ id, name }) => (
                    <CheckField
                      key={id}
                      label={name}
                      checked={form.after?.includes(id) ?? false}
                      onChange={(on) =>
                        decide({
                          ...form,
                          after: [...(form.after ?? []).filter((one) => one !== id), ...(on ? [id] : [])],
                        })
                      }
                    />
                  ))}
                </fieldset>
              )}
            </>
          )}
        </div>
      )}
      <p role="status" className="small dim">
        {save.isPending ? t("event.saving") : save.isSuccess && t("event.wishes.saved")}
      </p>
      <Button onClick={onClose}>{t("event.close")}</Button>
    </aside>
  );
}
