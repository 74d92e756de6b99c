/** A file that Outlook packed into `winmail.dat`. */
export type PackedFile = { name: string; bytes: Buffer };

const SIGNATURE = 0x223e9f78;
const BEGINS_FILE = 0x9002;
const NAME = 0x8010;
const DATA = 0x800f;
const PROPERTIES = 0x9005;
/** Of a property: the long name of a file, as text (0x1e) or in UTF-16 (0x1f). */
const LONG_NAME = 0x3707;
const MOST_FILES = 50;
/** What fills a name up to its length. */
const PADDING = /(?<!\0)\0+$/;

/** Properties of fixed length: their size in bytes by their type. */
const FIXED: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};

/** The long name among the properties of a file (MS-OXTNEF 2.1.3.4); undefined where it is not found on a straight way. */
function longName(bytes: Buffer): string | undefined {
  let at = 4;
  while (at + 4 <= bytes.length) {
    const type = bytes.readUInt16LE(at);
    const id = bytes.readUInt16LE(at + 2);
    at += 4;
    // Named properties carry their name along: no plain file has them before its own.
    if (id >= 0x8000) return undefined;
    const fixed = FIXED[type];
    if (fixed !== undefined) {
      at += fixed;
      continue;
    }
    if (at + 8 > bytes.length) return undefined;
    const length = bytes.readUInt32LE(at + 4);
    const value = bytes.subarray(at + 8, at + 8 + length);
    if (id === LONG_NAME) return value.toString(type === 0x1f ? "utf16le" : "latin1").replace(PADDING, "");
    at += 8 + Math.ceil(length / 4) * 4;
  }
  return undefined;
}

/** The files in a pack of Outlook (TNEF); undefined for what is none, or broken before its first file. */
export function filesInTnef(pack: Buffer): PackedFile[] | undefined {
  if (pack.length < 6 || pack.readUInt32LE(0) !== SIGNATURE) return undefined;
  const files: { name: string; bytes: Buffer | null }[] = [];
  let at = 6;
  while (at + 9 <= pack.length && files.length <= MOST_FILES) {
    const attribute = pack.readUInt16LE(at + 1);
    const length = pack.readUInt32LE(at + 5);
    const value = pack.subarray(at + 9, at + 9 + length);
    if (value.length < length) break;
    at += 9 + length + 2;
    const file = files.at(-1);
    if (attribute === BEGINS_FILE) files.push({ name: "", bytes: null });
    else if (!file) continue;
    else if (attribute === NAME) file.name ||= value.toString("latin1").replace(PADDING, "");
    else if (attribute === DATA) file.bytes = value;
    else if (attribute === PROPERTIES) file.name = longName(value) ?? file.name;
  }
  return files.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
}
