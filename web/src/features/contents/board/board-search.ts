import { CHANNELS, CONTENT_STATUSES, type Channel, type ContentStatus } from "@handbill/contracts";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Grouping } from "./board-view.ts";

/** What of the board is in the address: a link shows the same to somebody else, and Back undoes a step. */
export type BoardSearch = {
  channel: Channel | undefined;
  status: ContentStatus | undefined;
  group: Grouping;
  item: string | undefined;
};

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given);

/** Reads an address, whatever somebody typed into it. */
export function readBoardSearch(search: object): BoardSearch {
  const { channel, status, group, item }: Record<string, unknown> = { ...search };
  return {
    channel: oneOf(CHANNELS, channel),
    status: oneOf(CONTENT_STATUSES, status),
    group: oneOf(["channel", "status"], group) ?? "channel",
    item: typeof item === "string" && item !== "" ? item : undefined,
  };
}

type Address = { [Name in keyof BoardSearch]?: string };

/** As it stands in an address: what is not chosen, and the usual order, are left out. */
function toAddress({ channel, status, group, item }: BoardSearch): Address {
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(status === undefined ? {} : { status }),
    ...(group === "channel" ? {} : { group }),
    ...(item === undefined ? {} : { item }),
  };
}

/** The board's part of the address, and the way to change it. A new `item` is a step that Back undoes; the rest is not. */
export function useBoardSearch() {
  const search = readBoardSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: Partial<BoardSearch>, options: { isStep?: boolean } = {}) =>
    void navigate({
      to: ".",
      search: toAddress({ ...search, ...changes }),
      replace: options.isStep !== true,
      resetScroll: false,
    });
  return { search, change };
}
