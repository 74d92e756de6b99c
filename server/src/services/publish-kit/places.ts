import type { Channel, KitImage, KitPart, PublishKit } from "@handbill/contracts";

type Composer = NonNullable<PublishKit["composer"]>;

const image = (label: string, width: number, height: number, note: string, required = false): KitImage => ({
  label,
  width,
  height,
  required,
  note,
});

/** Pictures that each network shows whole. Looked up on 2026-11-22; sources are in the limits of the channels. */
const IMAGES: Readonly<Record<Channel, readonly KitImage[]>> = {
  instagram: [
    image(
      "Picture",
      1080,
      1350,
      "Upright, 4 to 5. Keep words and faces in the middle: the profile cuts it to 3 to 4.",
      true,
    ),
  ],
  facebook: [image("Picture", 1080, 1350, "Upright, 4 to 5. Without one, the first link shows its own picture.")],
  linkedin: [image("Picture", 1200, 627, "Wide. Upright pictures of 1080 by 1350 work on phones too.")],
  x: [image("Picture", 1600, 900, "Wide, 16 to 9; describe it where the app asks for it.")],
  bluesky: [image("Picture", 1200, 900, "At most 2 MB; describe it where the app asks for it.")],
  threads: [image("Picture", 1080, 1350, "Upright, 4 to 5.")],
  email: [image("Picture at the top", 1200, 600, "Wide, below 200 kB. The mail must make sense without it.")],
  sms: [],
  blog: [image("Picture at the top", 1200, 630, "Wide: it is shown where the article is shared.")],
  google_ads: [],
};

export const imagesOf = (channel: Channel): KitImage[] => [...IMAGES[channel]];

const written = (text: string): string => encodeURIComponent(text.toWellFormed());

const place = (name: string, url: string, isFilled: boolean): Composer => ({ name, url, isFilled });

const COMPOSERS: Readonly<Record<Channel, (text: string, parts: readonly KitPart[]) => Composer | null>> = {
  instagram: () => place("Instagram", "https://www.instagram.com/", false),
  facebook: () => place("Facebook", "https://www.facebook.com/", false),
  linkedin: (text) => place("LinkedIn", `https://www.linkedin.com/feed/?shareActive=true&text=${written(text)}`, true),
  x: (text) => place("X", `https://x.com/intent/post?text=${written(text)}`, true),
  bluesky: (text) => place("Bluesky", `https://bsky.app/intent/compose?text=${written(text)}`, true),
  threads: (text) => place("Threads", `https://www.threads.com/intent/post?text=${written(text)}`, true),
  email: (_, parts) => place("your mail program", mailAddress(parts), true),
  sms: (text) => place("your messages", `sms:?&body=${written(text)}`, true),
  blog: () => null,
  google_ads: () => place("Google Ads", "https://ads.google.com/aw/ads/new", false),
};

/** A new mail with everything in it but who gets it. */
function mailAddress(parts: readonly KitPart[]): string {
  const of = (label: string): string => parts.find((part) => part.label === label)?.text ?? "";
  const action = [of("Button"), of("Address of the button")].filter(Boolean).join(": ");
  const body = [of("Text"), action].filter(Boolean).join("\n\n").replaceAll("\n", "\r\n");
  return `mailto:?subject=${written(of("Subject"))}&body=${written(body)}`;
}

/** Where a piece is written by hand; null where it is the owner's own place. Of a thread, the first post. */
export const composerOf = (channel: Channel, parts: readonly KitPart[]): Composer | null =>
  COMPOSERS[channel](parts[0]?.text ?? "", parts);
