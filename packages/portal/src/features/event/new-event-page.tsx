import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { isSpent, useIntent } from "../../api/intent.ts";
import { eventsQuery } from "../../app/events.ts";
import { signedInRoute } from "../../app/layouts.tsx";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { DateField, TextField } from "../../kit/field.tsx";
import { FormProblem } from "../../kit/form-problem.tsx";
import { PageHead } from "../../kit/page.tsx";
import { eventQuery } from "./queries.ts";
import { firstDetails } from "./setup/details.ts";

const CLOCK = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;

/** "9.30" or "09:30" as an hour and minute; undefined for anything else. */
function clockFrom(text: string): string | undefined {
  const [, hour, minute] = CLOCK.exec(text.trim()) ?? [];
  return hour === undefined || minute === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

const fieldId = (path: string): string => `event-${path.split(".").at(-1) ?? path}`;

/** What it is called, when, and where: the rest has values to begin with. */
export function NewEventPage(): JSX.Element {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [key, renew] = useIntent();
  const [form, setForm] = useState({
    name: "",
    on: "",
    at: "09:30",
    venue: t("event.details.venue-default"),
    address: "",
    locality: session.tenant.name,
  });
  const [asked, setAsked] = useState(false);
  const at = clockFrom(form.at);
  const lacks = {
    name: form.name.trim() === "" ? t("event.details.name-missing") : undefined,
    on: form.on === "" ? t("event.details.on-missing") : undefined,
    at: at === undefined ? t("event.details.at-missing") : undefined,
    venue: form.venue.trim() === "" ? t("event.details.venue-missing") : undefined,
    address: form.address.trim() === "" ? t("event.details.address-missing") : undefined,
  };
  const missing = Object.entries(lacks).flatMap(([field, message]) =>
    message === undefined ? [] : [{ fieldId: fieldId(field), message }],
  );
  const begin = useMutation({
    mutationFn: () =>
      apiTagged("POST /events", {
        body: firstDetails({
          name: form.name.trim(),
          startsAt: `${form.on}T${at ?? ""}`,
          venue: { name: form.venue.trim(), address: form.address.trim(), locality: form.locality.trim() },
        }),
        idempotencyKey: key,
      }),
    onSuccess: async (made) => {
      renew();
      const { id } = made.data.event;
      queryClient.setQueryData(eventQuery(id).queryKey, made);
      await queryClient.invalidateQueries({ queryKey: eventsQuery.queryKey });
      await navigate({ to: "/events/$eventId", params: { eventId: id } });
    },
    onError: (error) => {
      if (isSpent(error)) renew();
    },
  });
  const field = (name: keyof typeof form) => ({
    id: fieldId(name),
    value: form[name],
    missing: asked && name in lacks ? lacks[name as keyof typeof lacks] : undefined,
    onChange: (value: string) => setForm((now) => ({ ...now, [name]: value })),
  });
  return (
    <div className="lines-page">
      <PageHead title={t("event.new")} lede={t("event.new.lede")} />
      <form
        className="lines-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (missing.length === 0 && !begin.isPending) begin.mutate();
        }}
      >
        {asked && <ErrorSummary title={t("shell.form.todo", { count: missing.length })} items={missing} />}
        <FormProblem error={begin.error} fieldId={fieldId} />
        <TextField
          {...field("name")}
          label={t("event.details.name")}
          help={t("event.details.name-help")}
          maxLength={120}
          autoComplete="off"
        />
        <DateField {...field("on")} label={t("event.details.on")} />
        <TextField {...field("at")} label={t("event.details.at")} autoComplete="off" className="short" />
        <TextField {...field("venue")} label={t("event.details.venue")} maxLength={120} autoComplete="off" />
        <TextField {...field("address")} label={t("event.details.address")} maxLength={200} autoComplete="off" />
        <TextField {...field("locality")} label={t("event.details.locality")} maxLength={80} autoComplete="off" />
        <div>
          <Button kind="main" type="submit" busy={begin.isPending && t("event.new.starting")}>
            {t("event.new.start")}
          </Button>
        </div>
      </form>
    </div>
  );
}
