import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { Slot } from "./schedule.ts";

/** One thing to copy: a field of the network's own form takes it. */
export const KitPart = z
  .object({
    /** As the network calls the field. */
    label: z.string(),
    /** Exactly what was approved, in the form that the network takes. */
    text: z.string(),
  })
  .register(z.globalRegistry, { id: "KitPart" });
export type KitPart = z.infer<typeof KitPart>;

/** A picture that the network has room for. */
export const KitImage = z
  .object({
    label: z.string(),
    width: z.int(),
    height: z.int(),
    /** Whether it cannot be posted without one. */
    required: z.boolean(),
    note: z.string(),
  })
  .register(z.globalRegistry, { id: "KitImage" });
export type KitImage = z.infer<typeof KitImage>;

/** Everything that is needed to post an approved content by hand. */
export const PublishKit = z
  .object({
    channel: Channel,
    /** The version of the content that this is. */
    version: z.int(),
    parts: z.array(KitPart),
    /** The whole, as it is handed to another app. */
    share: z.string(),
    images: z.array(KitImage),
    /** Addresses in the text, in their order. */
    links: z.array(z.string()),
    /** When it is to go out, or the next good time; null where none is free. */
    bestTime: z.nullable(Slot),
    /** Where it is written in the network, with the text in it already where `isFilled`. */
    composer: z.nullable(z.object({ name: z.string(), url: z.string(), isFilled: z.boolean() })),
  })
  .register(z.globalRegistry, { id: "PublishKit" });
export type PublishKit = z.infer<typeof PublishKit>;
