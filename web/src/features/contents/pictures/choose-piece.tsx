import { MOST_PICTURES, type Content } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { draftsQuery } from "../../../api/pictures.ts";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { formatDay } from "../../../ui/dates.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { headline } from "../fields/excerpt.ts";
import { pictureMessages as copy } from "./messages.ts";
import { keepForPiece } from "./taker.ts";
import { PermittedLink } from "../../../ui/permitted-link.tsx";

type ChoosePieceProps = { businessId: string; files: readonly File[]; onClose: () => void };

const hasRoom = ({ channel, pictures = [] }: Content): boolean => pictures.length < MOST_PICTURES[channel];

function Piece({ businessId, content, onChoose }: { businessId: string; content: Content; onChoose: () => void }) {
  const { id, campaignId, channel, fields, topic, scheduledOn } = content;
  return (
    <li>
      <Link
        to="/b/$businessId/campaigns/$campaignId/board"
        params={{ businessId, campaignId }}
        search={{ item: id }}
        onClick={onChoose}
        className="flex min-h-11 items-center gap-3 rounded-control px-2 py-2 hover:bg-sunk"
      >
        <ChannelMark channel={channel} />
        <span className="grid min-w-0">
          <bdi className="truncate">{headline(channel, fields, topic)}</bdi>
          <span className="text-sm text-muted">
            {channelName(channel)} {scheduledOn !== null && copy.planned(formatDay(scheduledOn))}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** For which draft a picture is that was dropped where no piece is open. */
export function ChoosePiece({ businessId, files, onClose }: ChoosePieceProps) {
  const { data, isError } = useQuery({ ...draftsQuery(businessId), staleTime: 0 });
  const drafts = data?.filter(hasRoom);
  return (
    <NativeDialog title={copy.choose} onClose={onClose}>
      {isError && <p>{copy.loadFailed}</p>}
      {!drafts && !isError && <Skeleton lines={4} />}
      {drafts?.length === 0 && (
        <div className="grid justify-items-start gap-3">
          <p>{copy.noDrafts}</p>
          <PermittedLink takes="edit" to="/b/$businessId/campaigns/new" params={{ businessId }} onClick={onClose}>
            {copy.plan}
          </PermittedLink>
        </div>
      )}
      {drafts && drafts.length > 0 && (
        <div className="grid gap-2">
          <p className="text-sm text-muted">{copy.chooseHint(files.length)}</p>
          <ul>
            {drafts.map((content) => (
              <Piece
                key={content.id}
                businessId={businessId}
                content={content}
                onChoose={() => {
                  keepForPiece(content.id, files);
                  onClose();
                }}
              />
            ))}
          </ul>
        </div>
      )}
    </NativeDialog>
  );
}
