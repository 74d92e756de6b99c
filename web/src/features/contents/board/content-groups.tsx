import { CHANNELS, type Channel, type Content } from "@handbill/contracts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cx } from "../../../ui/classes.ts";
import { messages } from "../messages.ts";
import { COLUMNS, inReadingOrder, type Column, type ContentGroup, type Grouping } from "./board-view.ts";
import type { CardActions } from "./card-actions.ts";
import { ContentCard } from "./content-card.tsx";

type ContentGroupsProps = {
  groups: readonly ContentGroup[];
  grouping: Grouping;
  /** Statuses stand side by side, the empty ones too. */
  isInColumns: boolean;
  openId: string | undefined;
  actions: CardActions;
};

const isChannel = (key: Channel | Column): key is Channel => CHANNELS.some((channel) => channel === key);

type CardsProps = Pick<ContentGroupsProps, "openId" | "isInColumns" | "actions"> & {
  contents: readonly Content[];
  isChannelSaid: boolean;
};

function Cards({ contents, openId, isInColumns, isChannelSaid, actions }: CardsProps) {
  const isDense = openId !== undefined;
  return (
    <ul className={cx("grid gap-3", !isDense && !isInColumns && "sm:grid-cols-2 lg:grid-cols-3")}>
      {contents.map((content) => (
        <li key={content.id}>
          <ContentCard
            content={content}
            isOpen={content.id === openId}
            isDense={isDense}
            isChannelSaid={isChannelSaid}
            isStatusSaid={isInColumns && (content.status === "draft" || content.status === "approved")}
            actions={actions}
          />
        </li>
      ))}
    </ul>
  );
}

function Group({
  group: { key, contents },
  ...shown
}: { group: ContentGroup } & Omit<CardsProps, "contents" | "isChannelSaid">) {
  return (
    <section aria-labelledby={`group-${key}`} className="grid min-w-0 content-start gap-3">
      <h2 id={`group-${key}`} className="flex items-center gap-2 text-base">
        {isChannel(key) ? <ChannelLabel channel={key} /> : messages.columns[key]}
        <span className="font-normal text-muted tabular-nums">{contents.length}</span>
      </h2>
      {contents.length === 0 && !isChannel(key) ? (
        <p className="rounded-card border border-dashed border-line p-4 text-sm text-muted">
          {messages.emptyColumns[key]}
        </p>
      ) : (
        <Cards {...shown} contents={contents} isChannelSaid={isChannel(key)} />
      )}
    </section>
  );
}

/** A heading for every card says nothing: where most channels have one piece, they stand in one field. */
const areGroupsSmall = (groups: readonly ContentGroup[]): boolean =>
  groups.length > 1 && inReadingOrder(groups).length < groups.length * 2;

/** The cards of the board under the headings of their groups; one narrow column while a piece is open beside them. */
export function ContentGroups({ groups, grouping, ...shown }: ContentGroupsProps) {
  if (shown.isInColumns) {
    return (
      <div className="grid grid-cols-4 items-start gap-4">
        {COLUMNS.map((key) => (
          <Group key={key} group={groups.find((group) => group.key === key) ?? { key, contents: [] }} {...shown} />
        ))}
      </div>
    );
  }
  if (grouping === "channel" && areGroupsSmall(groups)) {
    return (
      <section aria-label={messages.everything}>
        <h2 className="sr-only">{messages.everything}</h2>
        <Cards {...shown} contents={inReadingOrder(groups)} isChannelSaid={false} />
      </section>
    );
  }
  return (
    <div className="grid gap-6">
      {groups.map((group) => (
        <Group key={group.key} group={group} {...shown} />
      ))}
    </div>
  );
}
