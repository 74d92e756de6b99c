import { CHANNELS, type Channel, type Content, type ContentStatus } from "@handbill/contracts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cx } from "../../../ui/classes.ts";
import { statusWord } from "../../../ui/status-pill.tsx";
import { messages } from "../messages.ts";
import { inReadingOrder, type ContentGroup } from "./board-view.ts";
import { ContentCard, type CardActions } from "./content-card.tsx";

type ContentGroupsProps = { groups: readonly ContentGroup[]; openId: string | undefined; actions: CardActions };

const isChannel = (key: Channel | ContentStatus): key is Channel => CHANNELS.some((channel) => channel === key);

type CardsProps = Omit<ContentGroupsProps, "groups"> & { contents: readonly Content[]; isChannelSaid: boolean };

function Cards({ contents, openId, isChannelSaid, actions }: CardsProps) {
  const isDense = openId !== undefined;
  return (
    <ul className={cx("grid gap-3", !isDense && "sm:grid-cols-2 lg:grid-cols-3")}>
      {contents.map((content) => (
        <li key={content.id}>
          <ContentCard
            content={content}
            isOpen={content.id === openId}
            isDense={isDense}
            isChannelSaid={isChannelSaid}
            actions={actions}
          />
        </li>
      ))}
    </ul>
  );
}

/** The cards of the board under the headings of their groups; one narrow column while a piece is open beside them. */
export function ContentGroups({ groups, ...shown }: ContentGroupsProps) {
  if (groups.length > 1 && groups.every(({ contents }) => contents.length === 1)) {
    return (
      <section aria-label={messages.everything}>
        <h2 className="sr-only">{messages.everything}</h2>
        <Cards {...shown} contents={inReadingOrder(groups)} isChannelSaid={false} />
      </section>
    );
  }
  return (
    <div className="grid gap-6">
      {groups.map(({ key, contents }) => (
        <section key={key} aria-labelledby={`group-${key}`} className="grid gap-3">
          <h2 id={`group-${key}`} className="flex items-center gap-2 text-base">
            {isChannel(key) ? <ChannelLabel channel={key} /> : statusWord(key)}
            <span className="font-normal text-muted tabular-nums">{contents.length}</span>
          </h2>
          <Cards {...shown} contents={contents} isChannelSaid={isChannel(key)} />
        </section>
      ))}
    </div>
  );
}
