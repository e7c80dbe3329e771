import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTexts } from "../../../app/texts.tsx";
import { CheckField } from "../../../kit/field.tsx";
import { etagOf, type EventEmployer, eventKey, type EventView, openPlacesQuery } from "../queries.ts";
import { toggledSlot } from "../setup/details.ts";
import { SlotToggles } from "../slot-toggles.tsx";
import { LimitsFields, limitsOf } from "./limits-fields.tsx";
import { RemovalDialog } from "./removal-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";

/** What is decided for one employer: its places, its tables, when it is here, how many it meets. */
export function EmployerSettings({
  view,
  employer,
  others,
  onClose,
}: {
  view: EventView;
  employer: EventEmployer;
  others: readonly EventEmployer[];
  onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { details, id: eventId } = view.event;
  const { employerId, name } = employer;
  const places = useQuery(openPlacesQuery(employerId));
  const [form, setForm] = useState(() => ({
    placementIds: employer.placementIds,
    tables: employer.tables,
    unavailable: employer.unavailable,
    limits: { min: employer.min, max: employer.max },
  }));
  const taken = new Set(others.flatMap(({ tables }) => tables));
  const save = useMutation({
    mutationFn: () => {
      const { limits, ...rest } = form;
      return api("PUT /events/{eventId}/employers/{employerId}", {
        path: { eventId, employerId },
        body: { ...rest, ...limitsOf(limits) },
        ifMatch: etagOf(employer),
      });
    },
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: eventKey(eventId) }),
  });
  return (
    <SettingsDialog
      title={name}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate()}
      onClose={onClose}
      removal={<RemovalDialog view={view} who={{ employerId }} name={name} onClose={onClose} />}
    >
      {(places.data?.items ?? []).length > 0 && (
        <fieldset className="f">
          <legend className="lab">{t("event.settings.places")}</legend>
          {places.data?.items.map(({ id, title }) => (
            <CheckField
              key={id}
              label={title}
              checked={form.placementIds.includes(id)}
              onChange={(on) =>
                setForm({
                  ...form,
                  placementIds: on ? [...form.placementIds, id] : form.placementIds.filter((one) => one !== id),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <fieldset className="f">
        <legend className="lab">{t("event.settings.tables")}</legend>
        <span className="help">{t("event.settings.tables-help")}</span>
        <div className="slot-toggles">
          {details.hall.tables
            .filter(({ number }) => !taken.has(number))
            .map(({ number }) => (
              <button
                key={number}
                type="button"
                aria-pressed={form.tables.includes(number)}
                aria-label={t("event.hall.table", { number })}
                onClick={() => {
                  const tables = toggledSlot(form.tables, number);
                  if (tables.length > 0) setForm({ ...form, tables });
                }}
              >
                {number}
              </button>
            ))}
        </div>
      </fieldset>
      <SlotToggles
        legend={t("event.settings.here")}
        help={t("event.settings.here-help")}
        times={view.times}
        isOn={(slot) => !form.unavailable.includes(slot)}
        onToggle={(slot) => setForm({ ...form, unavailable: toggledSlot(form.unavailable, slot) })}
      />
      <LimitsFields
        value={form.limits}
        slots={details.slots}
        onChange={({ min, max }) => setForm({ ...form, limits: { min, max } })}
      />
    </SettingsDialog>
  );
}
