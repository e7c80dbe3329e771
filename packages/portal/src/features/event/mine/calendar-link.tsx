import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTexts } from "../../../app/texts.tsx";
import { Button, buttonClass } from "../../../kit/button.tsx";
import { Message } from "../../../kit/message.tsx";
import { calendarQuery, makeCalendar, stopCalendar } from "./queries.ts";

/** An address at which a calendar finds one's times: shown once, and taken back when one likes. */
export function CalendarLink({ whose }: { whose: Parameters<typeof makeCalendar>[0] }): JSX.Element {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const query = calendarQuery(whose);
  const state = useQuery(query);
  const refresh = { onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }) };
  const make = useMutation({ mutationFn: () => makeCalendar(whose), ...refresh });
  const stop = useMutation({ mutationFn: () => stopCalendar(whose), onSuccess: () => make.reset(), ...refresh });
  const url = make.data?.url;
  return (
    <section className="calendar-link" aria-labelledby="calendar-link">
      <h2 id="calendar-link">{t("my-event.calendar")}</h2>
      <p>{t("my-event.calendar.help")}</p>
      {url !== undefined && (
        <>
          <a className={buttonClass("main")} href={url.replace(/^https?:/, "webcal:")}>
            {t("my-event.calendar.link")}
          </a>
          <p>{t("my-event.calendar.copy")}</p>
          <p className="address">{url}</p>
          <p className="strong">{t("my-event.calendar.once")}</p>
        </>
      )}
      {state.data?.active && url === undefined && <p>{t("my-event.calendar.is-on")}</p>}
      <div className="kr">
        {url === undefined && (
          <Button busy={make.isPending && t("shell.waiting")} onClick={() => make.mutate()}>
            {t(state.data?.active ? "my-event.calendar.again" : "my-event.calendar.make")}
          </Button>
        )}
        {state.data?.active && (
          <Button busy={stop.isPending && t("shell.waiting")} onClick={() => stop.mutate()}>
            {t("my-event.calendar.stop")}
          </Button>
        )}
      </div>
      {(make.isError || stop.isError) && <Message icon="pencil">{t("event.failed")}</Message>}
    </section>
  );
}
