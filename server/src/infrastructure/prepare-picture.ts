import type { Sharp, SharpOptions } from "sharp";

/** As it is kept: a JPEG that every place takes. */
export type PreparedPicture = { width: number; height: number; whole: Buffer; small: Buffer };

/** What people take pictures with makes fewer; a file that says it holds more is made to harm. */
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 2_048;
const SMALL_SIDE = 480;
/** Bluesky takes no more than a million bytes. */
const MOST_BYTES = 950_000;
const STEPS = [
  { side: LONGEST_SIDE, quality: 82 },
  { side: LONGEST_SIDE, quality: 68 },
  { side: 1_600, quality: 68 },
  { side: 1_200, quality: 60 },
] as const;

type Reader = (bytes: Buffer, options: SharpOptions) => Sharp;
let reader: Promise<Reader> | undefined;

/** Loaded with the first picture: a process that gets none does without its 20 MB. */
const loaded = (): Promise<Reader> => (reader ??= load());

async function load(): Promise<Reader> {
  const { default: sharp } = await import("sharp");
  // Readers of formats that nobody takes pictures in are doors that nobody needs.
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      "VipsForeignLoadJpegBuffer",
      "VipsForeignLoadPngBuffer",
      "VipsForeignLoadWebpBuffer",
      "VipsForeignLoadHeifBuffer",
    ],
  });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/**
 * A picture as it is kept and published: upright, in ordinary colours, no larger than a screen shows, and without what a camera notes
 * of its place and time. Undefined for bytes that are no picture. The work is done beside the event loop.
 */
export async function preparePicture(bytes: Buffer): Promise<PreparedPicture | undefined> {
  const read = await loaded();
  try {
    const upright = read(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" }).autoOrient();
    const pixels = await upright
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return await pack(read, pixels.data, pixels.info);
  } catch {
    return undefined;
  }
}

type Raw = { width: number; height: number; channels: 1 | 2 | 3 | 4 };

async function pack(read: Reader, data: Buffer, { width, height, channels }: Raw): Promise<PreparedPicture> {
  const jpeg = (side: number, quality: number) =>
    read(data, { raw: { width, height, channels } })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
  const { data: small } = await jpeg(SMALL_SIDE, 72);
  for (const { side, quality } of STEPS) {
    const { data: whole, info } = await jpeg(side, quality);
    if (whole.length <= MOST_BYTES) return { width: info.width, height: info.height, whole, small };
  }
  throw new Error("The picture stays too heavy.");
}
