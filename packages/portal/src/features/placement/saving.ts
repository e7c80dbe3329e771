import type { QueryClient } from "@tanstack/react-query";
import { apiTagged, type Tagged } from "../../api/client.ts";
import { newIntent } from "../../api/intent.ts";
import { type DraftOptions, localCopy } from "../../app/draft.ts";
import type { EmployerId } from "../../app/workplaces.ts";
import { contentOf, formOf, type PlaceForm } from "./place-form.ts";
import { placementQuery, type PlacementId, type PlacementView } from "./queries.ts";

interface Saving extends Pick<DraftOptions<PlaceForm>, "save" | "reload" | "copy"> {
  /** The place that is saved; undefined until it has begun. Known before the address is. */
  readonly id: () => PlacementId | undefined;
}

/**
 * How a place in the form is saved: the first save begins the draft and tells `onBegun` its id, every later one saves
 * over the version that was read. What the server answers becomes what the pages show. Until the draft has begun, its
 * copy on the device waits under "new".
 */
export function savingOf({
  queryClient,
  userId,
  employerId,
  placementId,
  onBegun,
}: {
  readonly queryClient: QueryClient;
  readonly userId: string;
  readonly employerId: EmployerId;
  readonly placementId: PlacementId | undefined;
  readonly onBegun: (placementId: PlacementId) => void;
}): Saving {
  let id = placementId;
  const copy = (): Saving["copy"] => localCopy<PlaceForm>(userId, `placement:${id ?? `new:${employerId}`}`);
  const keep = async (answer: Tagged<PlacementView>): Promise<string> => {
    const { queryKey } = placementQuery(answer.data.placement.id);
    // A reading that is under way would bring the version before, and publishing would be refused as stale.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, answer);
    void queryClient.invalidateQueries({ queryKey: ["placements"] });
    void queryClient.invalidateQueries({ queryKey: ["placement-reach", answer.data.placement.id] });
    return answer.etag;
  };
  // An answer that was lost is asked for again with the same key, and so with the same body.
  let beginning: { readonly body: ReturnType<typeof contentOf>; readonly intent: string } | undefined;
  const begin = async (body: ReturnType<typeof contentOf>): Promise<Tagged<PlacementView>> => {
    beginning ??= { body, intent: newIntent() };
    return apiTagged("POST /employers/{employerId}/placements", {
      path: { employerId },
      body: beginning.body,
      idempotencyKey: beginning.intent,
    });
  };
  return {
    id: () => id,
    copy: {
      read: () => copy().read(),
      write: (version) => copy().write(version),
      clear: () => copy().clear(),
    },
    async save(form, etag) {
      const body = contentOf(form);
      let version = etag;
      if (id === undefined) {
        const begun = await begin(body);
        copy().clear();
        id = begun.data.placement.id;
        version = await keep(begun);
        onBegun(id);
        if (beginning?.body === body) return version;
      }
      return keep(
        await apiTagged("PUT /placements/{placementId}", { path: { placementId: id }, body, ifMatch: version }),
      );
    },
    async reload() {
      if (id === undefined) throw new Error("a place that has not begun has no other version");
      const { data, etag } = await apiTagged("GET /placements/{placementId}", { path: { placementId: id } });
      return { value: formOf(data.placement.content), etag };
    },
  };
}
