import type { Content } from "@handbill/contracts";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import type { Piece } from "../piece.ts";

/** A piece is held twice: as a row of the calendar, and as a content in lists. */
const listsOf = (businessId: string): QueryKey[] => [keys.calendar(businessId), [...keys.contents(businessId), "list"]];

type When = Partial<Pick<Piece, "status" | "version" | "scheduledOn" | "scheduledAt">>;

/** Changes when a piece goes out, everywhere it is shown; its neighbours stay as they are. */
export function patchPiece(client: QueryClient, businessId: string, pieceId: string, when: When): void {
  for (const queryKey of listsOf(businessId)) {
    client.setQueriesData<Piece[]>({ queryKey }, (list) =>
      list?.map((piece) => (piece.id === pieceId ? { ...piece, ...when } : piece)),
    );
  }
}

/** Puts what the server answered in place. An answer that is older than what is shown changes nothing. */
export function storePiece(client: QueryClient, businessId: string, stored: Content): void {
  const { id, status, version, scheduledOn, scheduledAt } = stored;
  const present = findPiece(client, businessId, id);
  if (present === undefined || present.version <= version) {
    patchPiece(client, businessId, id, { status, version, scheduledOn, scheduledAt });
  }
  client.setQueriesData<Content[]>({ queryKey: listsOf(businessId)[1] ?? [] }, (list) =>
    list?.map((content) => (content.id === id && content.version <= version ? stored : content)),
  );
}

/** The piece as some list shows it now. */
export const findPiece = (client: QueryClient, businessId: string, pieceId: string): Piece | undefined =>
  listsOf(businessId)
    .flatMap((queryKey) => client.getQueriesData<Piece[]>({ queryKey }))
    .flatMap(([, list]) => list ?? [])
    .filter(({ id }) => id === pieceId)
    .toSorted((one, other) => other.version - one.version)
    .at(0);

/** Stops answers under way from overwriting a change that is newer than they are. */
export async function holdPieces(client: QueryClient, businessId: string): Promise<void> {
  await Promise.all(listsOf(businessId).map((queryKey) => client.cancelQueries({ queryKey })));
}

/** Fetches the calendar, the lists, the counts of the campaigns and the free times again. */
export function refreshPieces(client: QueryClient, businessId: string): void {
  for (const queryKey of [...listsOf(businessId), keys.campaigns(businessId), keys.slots(businessId)]) {
    void client.invalidateQueries({ queryKey });
  }
}
