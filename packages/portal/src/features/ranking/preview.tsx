import type { Names } from "@passa/texts/explain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { apiTagged } from "../../api/client.ts";
import { newIntent } from "../../api/intent.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../app/texts.tsx";
import { Button } from "../../kit/button.tsx";
import { TextField } from "../../kit/field.tsx";
import { Message } from "../../kit/message.tsx";
import { employerQuery, placeQuery, type PlaceView } from "./queries.ts";
import { withRemedies } from "./remedy-words.ts";
import type { PlacementId } from "./search.ts";

type Content = PlaceView["placement"]["content"];

/** What was added, with what the place was before and the version it became: enough to undo it. */
export interface Added {
  readonly remedies: readonly string[];
  readonly agreedWith: string;
  readonly before: Content;
  readonly etag: string;
}

/**
 * The list as it would be, said in a sentence, with the two ways on: the employer has agreed and the changes are made,
 * or they are taken out again. `opened` is undefined while the list is being worked out.
 */
export function Preview({
  placementId,
  assumed,
  opened,
  names,
  onLeave,
  onAdded,
}: {
  placementId: PlacementId;
  assumed: readonly string[];
  opened: number | undefined;
  names: Names;
  onLeave: () => void;
  onAdded: (added: Added) => void;
}): JSX.Element {
  const texts = useTexts();
  const { t } = texts;
  const queryClient = useQueryClient();
  const place = useQuery(placeQuery(placementId));
  const view = place.data?.data;
  const employer = useQuery({ ...employerQuery(view?.employer.id ?? "emp_"), enabled: view !== undefined });
  const contact = employer.data?.contacts[0]?.name ?? view?.workplace?.supervisor?.name ?? "";
  const [written, setWritten] = useState<string>();
  const [missing, setMissing] = useState(false);
  const agreedWith = (written ?? contact).trim();

  const add = useMutation({
    mutationFn: async (): Promise<Added> => {
      const start = await queryClient.fetchQuery(placeQuery(placementId));
      let { etag } = start;
      for (const remedy of assumed) {
        ({ etag } = await apiTagged("POST /placements/{placementId}/adaptations", {
          path: { placementId },
          body: { remedy, agreedWith },
          ifMatch: etag,
          idempotencyKey: newIntent(),
        }));
      }
      return { remedies: assumed, agreedWith, before: start.data.placement.content, etag };
    },
    // The new list first, then the word that it is done: the old one would come back in between.
    onSettled: async (added) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["place", placementId] }),
        queryClient.invalidateQueries({ queryKey: ["ranking", placementId] }),
        queryClient.invalidateQueries({ queryKey: ["places"] }),
      ]);
      if (added) onAdded(added);
    },
  });
  const stale = add.error instanceof Problem && add.error.code === "stale";
  const remedies = withRemedies(texts, assumed, names);
  return (
    <form
      className="preview"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(agreedWith === "");
        if (agreedWith !== "" && !add.isPending) add.mutate();
      }}
    >
      <p className="told" role="status">
        {opened === undefined
          ? t("ranking.preview.counting", { remedies })
          : t("ranking.preview.told", { remedies, count: opened })}
      </p>
      <div className="agree">
        <TextField
          label={t("ranking.preview.agreed")}
          value={written ?? contact}
          onChange={setWritten}
          autoComplete="off"
          maxLength={120}
          missing={missing && agreedWith === "" ? t("ranking.preview.agreed-missing") : undefined}
        />
        <div className="kr">
          <Button kind="main" type="submit" busy={add.isPending && t("ranking.preview.adding")}>
            {t("ranking.preview.add")}
          </Button>
          <Button kind="bare" onClick={onLeave}>
            {t("ranking.preview.leave")}
          </Button>
        </div>
      </div>
      {add.isError && (
        <Message icon="pencil">
          {stale
            ? t("ranking.preview.stale")
            : (add.error instanceof Problem && add.error.detail) || t("ranking.preview.failed")}
        </Message>
      )}
    </form>
  );
}
