import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { CheckField } from "../../../kit/field.tsx";
import { Segmented } from "../../../kit/segmented.tsx";
import { etagOf, type EventCandidate, eventKey, type EventView } from "../queries.ts";
import { toggledSlot } from "../setup/details.ts";
import { resourceName } from "../setup/versions.ts";
import { SlotToggles } from "../slot-toggles.tsx";
import { candidateName } from "./candidate-name.ts";
import { LimitsFields, limitsOf } from "./limits-fields.tsx";
import { RemovalDialog } from "./removal-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";

/** What is adapted for one person: longer meetings, rest, times, who is with them, how many. */
export function CandidateSettings({
  view,
  candidate,
  mine,
  onClose,
}: {
  view: EventView;
  candidate: EventCandidate;
  mine: boolean;
  onClose: () => void;
}): JSX.Element {
  const words = useTexts();
  const { t } = words;
  const queryClient = useQueryClient();
  const { details, id: eventId } = view.event;
  const { participantId } = candidate;
  const [form, setForm] = useState(() => ({
    length: candidate.length,
    unavailable: candidate.unavailable,
    breaks: candidate.breaks,
    needs: candidate.needs,
    limits: { min: candidate.min, max: candidate.max },
  }));
  const save = useMutation({
    mutationFn: () => {
      const { limits, ...rest } = form;
      return api("PUT /events/{eventId}/candidates/{participantId}", {
        path: { eventId, participantId },
        body: { ...rest, ...limitsOf(limits) },
        ifMatch: etagOf(candidate),
      });
    },
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  const name = candidateName(words, candidate);
  return (
    <SettingsDialog
      title={`${candidate.number}. ${name}`}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate()}
      onClose={onClose}
      {...(mine
        ? { removal: <RemovalDialog view={view} who={{ participantId }} name={name} onClose={onClose} /> }
        : {})}
    >
      <Segmented
        legend={t("event.settings.length")}
        value={form.length === 2 ? "2" : "1"}
        choices={(["1", "2"] as const).map((value) => ({
          value,
          label: t(`event.settings.length.${value}`, { minutes: Number(value) * details.slotMinutes }),
        }))}
        onChange={(value) => setForm({ ...form, length: value === "2" ? 2 : 1 })}
      />
      {details.resources.length > 0 && (
        <fieldset className="f">
          <legend className="lab">{t("event.settings.needs")}</legend>
          {details.resources.map((resource) => (
            <CheckField
              key={resource.id}
              label={resourceName(words, resource)}
              checked={form.needs.includes(resource.id)}
              onChange={(on) =>
                setForm({
                  ...form,
                  needs: on ? [...form.needs, resource.id] : form.needs.filter((need) => need !== resource.id),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <SlotToggles
        legend={t("event.settings.here")}
        help={t("event.settings.here-help")}
        times={view.times}
        isOn={(slot) => !form.unavailable.includes(slot)}
        onToggle={(slot) => setForm({ ...form, unavailable: toggledSlot(form.unavailable, slot) })}
      />
      <SlotToggles
        legend={t("event.settings.rests")}
        help={t("event.settings.rests-help")}
        times={view.times}
        isOn={(slot) => form.breaks.includes(slot)}
        onToggle={(slot) => setForm({ ...form, breaks: toggledSlot(form.breaks, slot) })}
      />
      <LimitsFields
        value={form.limits}
        slots={details.slots}
        onChange={(limits) => setForm({ ...form, limits: { min: limits.min, max: limits.max } })}
      />
    </SettingsDialog>
  );
}
