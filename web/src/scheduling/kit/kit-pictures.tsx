import type { ContentPicture } from "@handbill/contracts";
import { Download } from "lucide-react";
import { pictureUrl } from "../../api/pictures.ts";
import { buttonClass } from "../../ui/classes.ts";
import { messages as words } from "./messages.ts";

type KitPicturesProps = { businessId: string; pictures: readonly ContentPicture[] };

/** The pictures of the piece, each to be saved on this device. */
export const KitPictures = ({ businessId, pictures }: KitPicturesProps) => (
  <ul className="flex flex-wrap gap-3">
    {pictures.map(({ id, width, height, alt }, index) => (
      <li key={id} className="grid gap-2">
        <img
          src={pictureUrl(businessId, id, "small")}
          width={width}
          height={height}
          alt={alt}
          className="size-28 rounded-control border border-line object-cover"
        />
        <a
          href={pictureUrl(businessId, id, "whole")}
          download={nameOf(index)}
          aria-label={words.saveNamed(index + 1)}
          className={buttonClass("secondary", "sm")}
        >
          <Download size={16} aria-hidden />
          {words.save}
        </a>
      </li>
    ))}
  </ul>
);

const nameOf = (index: number): string => `picture-${index + 1}.jpg`;

/** The same as files, for another app of the device. */
export const pictureFiles = (businessId: string, pictures: readonly ContentPicture[]): Promise<File[]> =>
  Promise.all(
    pictures.map(async ({ id }, index) => {
      const answer = await fetch(pictureUrl(businessId, id, "whole"));
      return new File([await answer.blob()], nameOf(index), { type: "image/jpeg" });
    }),
  );
