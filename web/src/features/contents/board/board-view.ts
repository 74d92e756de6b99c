import { CHANNELS, type Channel, type Content, type ContentStatus } from "@handbill/contracts";

export type Grouping = "channel" | "status";
type BoardFilter = { channel?: Channel | undefined; status?: ContentStatus | undefined };
/** The way of a piece, from the plan to the public. */
export const COLUMNS = ["todo", "look", "approved", "out"] as const;
export type Column = (typeof COLUMNS)[number];
export type ContentGroup = { key: Channel | Column; contents: Content[] };

const COLUMN_OF: Record<ContentStatus, Column> = {
  placeholder: "todo",
  generating: "todo",
  draft: "look",
  failed: "look",
  missed: "look",
  unknown: "look",
  approved: "approved",
  scheduled: "out",
  publishing: "out",
  published: "out",
};

/** What asks for the owner comes first. */
const STATUS_ORDER: readonly ContentStatus[] = [
  "failed",
  "draft",
  "generating",
  "placeholder",
  "approved",
  "scheduled",
  "publishing",
  "published",
  "missed",
  "unknown",
];

const byDay = (one: Content, other: Content): number =>
  (one.scheduledOn ?? "9999").localeCompare(other.scheduledOn ?? "9999") ||
  CHANNELS.indexOf(one.channel) - CHANNELS.indexOf(other.channel) ||
  one.id.localeCompare(other.id);

const count = (contents: readonly Content[], status: ContentStatus): number =>
  contents.filter((content) => content.status === status).length;

const matches =
  ({ channel, status }: BoardFilter) =>
  (content: Content) =>
    (channel === undefined || content.channel === channel) && (status === undefined || content.status === status);

function groupBy<Key extends string>(contents: Content[], order: readonly Key[], keyOf: (content: Content) => Key) {
  return order
    .map((key) => ({ key, contents: contents.filter((content) => keyOf(content) === key) }))
    .filter((group) => group.contents.length > 0);
}

/** What missed its time was approved too. */
const isApproved = ({ status }: Content): boolean =>
  status === "missed" || COLUMN_OF[status] === "approved" || COLUMN_OF[status] === "out";

/** What is left to decide, and what is decided: approved, and whatever came after that. */
export function progressOf(contents: readonly Content[]): { approved: number; toLook: number } {
  return { approved: contents.filter(isApproved).length, toLook: count(contents, "draft") };
}

/** The board as it is read: groups in order, each by day. */
export function groupContents(contents: readonly Content[], grouping: Grouping, filter: BoardFilter): ContentGroup[] {
  const shown = contents.filter(matches(filter)).sort(byDay);
  return grouping === "status"
    ? groupBy(shown, COLUMNS, ({ status }) => COLUMN_OF[status])
    : groupBy(shown, CHANNELS, ({ channel }) => channel);
}

/** All contents of the board from top to bottom. */
export const inReadingOrder = (groups: readonly ContentGroup[]): Content[] =>
  groups.flatMap(({ contents }) => contents);

/** The next content after this one that needs a look, from the top again past the end; undefined when none is left. */
export function nextToLookAt(order: readonly Content[], contentId: string): Content | undefined {
  const index = order.findIndex(({ id }) => id === contentId);
  const rest = [...order.slice(index + 1), ...order.slice(0, Math.max(index, 0))];
  return rest.find(({ status, id }) => status === "draft" && id !== contentId);
}

/** The content `step` places away; the ends hold. */
export function neighbour(order: readonly Content[], contentId: string | undefined, step: 1 | -1): Content | undefined {
  const index = order.findIndex(({ id }) => id === contentId);
  if (index === -1) return order[0];
  return order[Math.min(Math.max(index + step, 0), order.length - 1)];
}

/** How many contents each filter choice would show. */
export function countBy<Key extends string>(
  contents: readonly Content[],
  keyOf: (content: Content) => Key,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const content of contents) counts.set(keyOf(content), (counts.get(keyOf(content)) ?? 0) + 1);
  return counts;
}

/** Statuses that occur, in the order of the board. */
export const statusesOf = (contents: readonly Content[]): ContentStatus[] =>
  STATUS_ORDER.filter((status) => contents.some((content) => content.status === status));

/** Channels that occur, in the order of the board. */
export const channelsOf = (contents: readonly Content[]): Channel[] =>
  CHANNELS.filter((channel) => contents.some((content) => content.channel === channel));
