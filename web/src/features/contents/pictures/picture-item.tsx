import type { ContentPicture } from "@handbill/contracts";
import { ArrowUpToLine, Trash2 } from "lucide-react";
import { memo, useEffect, useState } from "react";
import { pictureUrl } from "../../../api/pictures.ts";
import { PlainIconButton } from "../../../ui/plain-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useHandler } from "../../../ui/use-handler.ts";
import { pictureMessages as copy } from "./messages.ts";

/** After the last key; sooner when the field is left. */
const SAVE_MS = 1_000;

/** What is said of a picture: kept here while it is typed, saved a moment after. */
function useAlt(saved: string, save: (alt: string) => Promise<boolean>) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = useHandler(async () => {
    if (typed === null) return;
    if (typed.trim() === saved || (await save(typed.trim()))) setTyped((now) => (now === typed ? null : now));
  });
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => void keep(), SAVE_MS);
    return () => clearTimeout(timer);
  }, [typed, keep]);
  return { alt: typed ?? saved, type: setTyped, keep };
}

type PictureItemProps = {
  businessId: string;
  picture: ContentPicture;
  place: number;
  count: number;
  onDescribe: (id: string, alt: string) => Promise<boolean>;
  onFront: (id: string) => Promise<boolean>;
  onRemove: (id: string) => Promise<void>;
};

/** One picture of a piece with what is said of it. */
export const PictureItem = memo(function PictureItem(props: PictureItemProps) {
  const { businessId, picture, place, count, onDescribe, onFront, onRemove } = props;
  const { id } = picture;
  const { alt, type, keep } = useAlt(picture.alt, (text) => onDescribe(id, text));
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-3">
      <img
        src={pictureUrl(businessId, id, "small")}
        width={picture.width}
        height={picture.height}
        alt={alt}
        className="aspect-square size-20 rounded-control border border-line object-cover"
      />
      <div className="grid gap-1">
        <TextField
          label={copy.altNamed(place, count)}
          hint={place === 1 && copy.altHint}
          value={alt}
          maxLength={1_000}
          onChange={type}
          onBlur={() => void keep()}
        />
        <div className="flex items-center gap-1">
          {place > 1 ? (
            <PlainIconButton
              aria-label={copy.forward(place)}
              title={copy.forward(place)}
              onClick={() => void onFront(id)}
            >
              <ArrowUpToLine size={17} aria-hidden />
            </PlainIconButton>
          ) : (
            count > 1 && <span className="text-sm text-muted">{copy.first}</span>
          )}
          <PlainIconButton aria-label={copy.remove(place)} title={copy.remove(place)} onClick={() => void onRemove(id)}>
            <Trash2 size={17} aria-hidden />
          </PlainIconButton>
        </div>
      </div>
    </li>
  );
});
