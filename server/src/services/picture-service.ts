import { isDeepStrictEqual } from "node:util";
import {
  type Content,
  type ContentPicture,
  type ContentPictures,
  MOST_PICTURES,
  type Picture,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { NewPicture } from "../data/repositories/picture-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { type ContentPath, createContentChange, requireNotOut } from "./content-change.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  /** Undefined for what is no picture. */
  prepare(bytes: Buffer): Promise<NewPicture | undefined>;
};
export type PictureService = ReturnType<typeof createPictureService>;

/** Years of posts, and a bound on what one business can fill a disk with. */
const MOST_OF_BUSINESS = 2_000;

/** Pictures of a business, and those that its contents carry. */
export function createPictureService({ store, businesses, prepare }: Needs) {
  const changing = createContentChange({ store, businesses });

  return {
    async add(userId: string, businessId: string, bytes: Buffer): Promise<Picture> {
      const business = await businesses.requireOwned(userId, businessId);
      if ((await store.pictures.count(business)) >= MOST_OF_BUSINESS) throw tooMany();
      const picture = await prepare(bytes);
      if (!picture) throw noPicture();
      return store.pictures.insert(business, picture);
    },

    async bytes(
      userId: string,
      { businessId, pictureId }: { businessId: string; pictureId: string },
      size: "small" | "whole",
    ): Promise<Buffer> {
      const business = await businesses.requireOwned(userId, businessId);
      const bytes = await store.pictures.bytes(business, pictureId, size);
      if (!bytes) throw notFound("Picture");
      return bytes;
    },

    /** Which pictures a content carries, in their order, and what is seen on them. */
    put: (userId: string, path: ContentPath, version: number, { pictures }: ContentPictures): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        requireNotOut(content);
        requireRoom(content, pictures.length);
        const carried = await measured(tx, business, pictures);
        if (isDeepStrictEqual(carried, content.pictures)) return content;
        return tx.contents.setPictures(business, content.id, carried);
      }),

    /** Erases what no content carries any more, of all businesses. */
    async sweep(): Promise<void> {
      while ((await store.pictures.eraseUnused()) > 0);
    },
  };
}

function requireRoom({ channel }: Content, count: number): void {
  const most = MOST_PICTURES[channel];
  if (count <= most) return;
  const message = most === 0 ? "This channel carries no pictures." : `This channel carries ${most} pictures at most.`;
  throw new AppError("over_limit", message, { errors: [{ path: "pictures", message, actual: count, limit: most }] });
}

/** The pictures that are named, with their sizes; an error where one is not there, or named twice. */
async function measured(
  tx: Repositories,
  business: OwnedBusiness,
  named: ContentPictures["pictures"],
): Promise<ContentPicture[]> {
  const known = new Map(
    (
      await tx.pictures.named(
        business,
        named.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const faults = named.flatMap(({ id }, at) => {
    const isTwice = named.findIndex((other) => other.id === id) !== at;
    if (known.has(id) && !isTwice) return [];
    return [
      { path: `pictures.${at}.id`, message: isTwice ? "This picture is there twice." : "There is no such picture." },
    ];
  });
  if (faults[0]) throw new AppError("invalid_request", faults[0].message, { errors: faults });
  return named.flatMap(({ id, alt }) => {
    const picture = known.get(id);
    return picture ? [{ id, width: picture.width, height: picture.height, alt: alt.trim() }] : [];
  });
}

const noPicture = () =>
  new AppError(
    "unsupported_media_type",
    "This file is no picture that can be read. Choose a photo as JPEG, PNG, WebP or AVIF, or take a screenshot of it.",
  );

const tooMany = () =>
  new AppError(
    "over_limit",
    `A business keeps ${MOST_OF_BUSINESS} pictures at most. Remove contents that you no longer need.`,
  );
