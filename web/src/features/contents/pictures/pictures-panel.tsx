import { MOST_PICTURES, type Content } from "@handbill/contracts";
import { ImagePlus } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { useHandler } from "../../../ui/use-handler.ts";
import type { Editor } from "../editor/use-editor.ts";
import { textAt, type DraftFields } from "../fields/field-path.ts";
import { imageFiles } from "./image-files.ts";
import { pictureMessages as copy } from "./messages.ts";
import { PictureItem } from "./picture-item.tsx";
import { usePictureTaker } from "./taker.ts";
import { usePictures } from "./use-pictures.ts";

/** A picture that is pasted goes to the piece that is open; a text goes where the cursor is. */
function usePastedPictures(take: (files: readonly File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = imageFiles(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [take]);
}

type PicturesPanelProps = Pick<Editor, "settle"> & { content: Content; businessId: string; fields: DraftFields };

/** The pictures of a piece: chosen, dropped or pasted, put in order and described. */
export const PicturesPanel = memo(function PicturesPanel(props: PicturesPanelProps) {
  const { content, businessId, fields, settle } = props;
  const input = useRef<HTMLInputElement>(null);
  // The writer has described the picture that it had in mind.
  const altOf = (place: number): string => (place === 0 ? textAt(fields, "altText") : "");
  const { pictures, adding, add, remove, describe, toFront } = usePictures({ businessId, content, settle, altOf });
  const take = useHandler((files: readonly File[]) => void add(files));
  usePictureTaker(content.id, take);
  usePastedPictures(take);
  const most = MOST_PICTURES[content.channel];
  const isFull = pictures.length + adding >= most;
  return (
    <section aria-labelledby="pictures" className="grid gap-3">
      <h3 id="pictures" className="text-sm font-medium">
        {copy.title}
      </h3>
      {pictures.length > 0 && (
        <ul className="grid gap-3">
          {pictures.map((picture, index) => (
            <PictureItem
              key={picture.id}
              businessId={businessId}
              picture={picture}
              place={index + 1}
              count={pictures.length}
              onDescribe={describe}
              onFront={toFront}
              onRemove={remove}
            />
          ))}
        </ul>
      )}
      <p role="status" className="text-sm text-muted empty:hidden">
        {adding > 0 && copy.adding(adding)}
      </p>
      {isFull ? (
        <p className="text-sm text-muted">{copy.room(most)}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <input
            ref={input}
            type="file"
            accept="image/*"
            multiple={most > 1}
            hidden
            onChange={(event) => {
              take(Array.from(event.target.files ?? []));
              // The same one may be chosen again after it was removed.
              event.target.value = "";
            }}
          />
          <PlainButton size="sm" icon={<ImagePlus size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {pictures.length === 0 ? copy.add : copy.addAnother}
          </PlainButton>
          <span className="text-sm text-muted pointer-coarse:hidden">{copy.hint}</span>
        </div>
      )}
    </section>
  );
});
