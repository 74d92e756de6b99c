import type { Store } from "../data/store.ts";

export type PublicPictures = ReturnType<typeof createPublicPictures>;

/** What a picture can be called at all. */
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Pictures of what is out, as everybody sees them. */
export const createPublicPictures = ({ store }: { store: Pick<Store, "pictures"> }) => ({
  /** A JPEG; undefined where there is none, or none that is out. */
  bytes: async (name: string): Promise<Buffer | undefined> =>
    NAME.test(name) ? store.pictures.published(name) : undefined,
});

/** Where everybody can fetch a picture of what is out. */
export const publicPictureUrl = (publicUrl: string, pictureId: string): string =>
  `${publicUrl.replace(/\/$/, "")}/pictures/${pictureId}.jpg`;
