import * as z from "zod/mini";
import type { Channel } from "./channels.ts";
import { id, text } from "./text.ts";

/** How many pictures one content of a channel carries at most, as its place takes them. */
export const MOST_PICTURES: Record<Channel, number> = {
  instagram: 10,
  facebook: 10,
  linkedin: 9,
  x: 4,
  bluesky: 4,
  threads: 10,
  email: 0,
  sms: 0,
  blog: 10,
  google_ads: 0,
};

/** What a file with a picture may weigh when it comes, in bytes. What is kept of it weighs less than one megabyte. */
export const MOST_PICTURE_BYTES = 20 * 1024 * 1024;

/** A picture of a business, as it is kept: upright, at most 2,048 pixels wide or high, and without what a camera notes of its place. */
export const Picture = z.object({ id, width: z.int(), height: z.int() }).register(z.globalRegistry, { id: "Picture" });
export type Picture = z.infer<typeof Picture>;

/** A picture in its place in a content. `alt` says what is seen, for those who do not see it. */
export const ContentPicture = z
  .object({ id, width: z.int(), height: z.int(), alt: z.string() })
  .register(z.globalRegistry, { id: "ContentPicture" });
export type ContentPicture = z.infer<typeof ContentPicture>;

/** `PUT .../contents/:contentId/pictures`: all of them, in their order. Wants `If-Match`. */
export const ContentPictures = z.strictObject({
  pictures: z.array(z.strictObject({ id, alt: text(1000) })).check(z.maxLength(10)),
});
export type ContentPictures = z.infer<typeof ContentPictures>;

/** `GET .../pictures/:pictureId`: `small` fits into 480 pixels. */
export const PictureQuery = z.strictObject({ size: z._default(z.enum(["small", "whole"]), "whole") });
