import type { RefusedFile } from "@handbill/contracts";

/** Refused files are not kept; their names are. */
export type FileKind = { mediaType: string; refused: RefusedFile | null };

const OPAQUE = "application/octet-stream";

const RUN_BY_NAME =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|wsc|hta|msi|msp|msix|appx|jar|lnk|reg|dll|cpl|sys|apk|ipa|app|pkg|dmg|iso|img|vhdx?|sh|bash|command|scf|chm|inf|iqy|slk|xll|url|desktop|application|appref-ms|library-ms|settingcontent-ms|gadget|deb|rpm|class)$/i;
const MACROS_BY_NAME = /\.(?:docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppam|ppsm|sldm)$/i;
const PAGE = /\.(?:x?html?|svgz?|mht(?:ml)?|xml|xsl)$/i;

const starts = (bytes: Buffer, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString("latin1", from, to);

const isProgram = (bytes: Buffer): boolean =>
  ascii(bytes, 0, 2) === "MZ" ||
  starts(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
  starts(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
  starts(bytes, 0xcf, 0xfa, 0xed, 0xfe) ||
  starts(bytes, 0xce, 0xfa, 0xed, 0xfe) ||
  starts(bytes, 0x4c, 0, 0, 0, 1, 0x14, 2, 0) ||
  ascii(bytes, 0, 2) === "#!";

const OFFICE: [place: string, type: string][] = [
  ["word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
];
const MOST_ENTRIES = 2_000;

/** The names of what a zip holds, as its directory at the end lists them. Nothing is unpacked. */
function namesInZip(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf("PK\u0005\u0006", bytes.length, "latin1");
  if (end === -1 || end + 22 > bytes.length) return [];
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (names.length < MOST_ENTRIES && at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.toString("utf8", at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

function kindOfZip(bytes: Buffer): FileKind {
  const names = namesInZip(bytes);
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return { mediaType: "application/zip", refused: "macros" };
  const holds = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (holds(RUN_BY_NAME) || holds(/^META-INF\/MANIFEST\.MF$/i) || holds(/^AndroidManifest\.xml$/)) {
    return { mediaType: "application/zip", refused: "program" };
  }
  if (holds(MACROS_BY_NAME)) return { mediaType: "application/zip", refused: "macros" };
  const office = names.includes("[Content_Types].xml") && OFFICE.find(([place]) => holds(new RegExp(`^${place}`)));
  if (office) return { mediaType: office[1], refused: null };
  const odf = /^application\/vnd\.oasis\.opendocument\.[a-z]+/.exec(ascii(bytes, 38, 100))?.[0];
  return { mediaType: odf ?? "application/zip", refused: null };
}

/** Old files of Word and Excel: a folder of their own holds the macros, by a name in UTF-16. */
const OLD_MACROS = ["_VBA_PROJECT", "Macros"].map((name) => Buffer.from(name, "utf16le"));

const HEAD_BYTES = 4_096;
const HAS_SCRIPT =
  /<script|javascript:|vbscript:|\bon[a-z]{3,20}\s*=|<(?:iframe|object|embed|foreignObject|form)\b|<!ENTITY/i;

const SIGNATURES: [type: string, is: (bytes: Buffer) => boolean][] = [
  ["application/pdf", (bytes) => ascii(bytes, 0, 1_024).includes("%PDF-")],
  ["image/png", (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47)],
  ["image/jpeg", (bytes) => starts(bytes, 0xff, 0xd8, 0xff)],
  ["image/gif", (bytes) => /^GIF8[79]a/.test(ascii(bytes, 0, 6))],
  ["image/webp", (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP"],
  ["image/heic", (bytes) => ascii(bytes, 4, 8) === "ftyp" && /^(?:hei[cfmsx]|mif1|hevc)/.test(ascii(bytes, 8, 12))],
  ["image/avif", (bytes) => ascii(bytes, 4, 12) === "ftypavif"],
  ["image/bmp", (bytes) => ascii(bytes, 0, 2) === "BM" && bytes.length > 26 && bytes.readUInt32LE(2) === bytes.length],
  ["image/tiff", (bytes) => starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a)],
  ["audio/wav", (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WAVE"],
  ["audio/ogg", (bytes) => ascii(bytes, 0, 4) === "OggS"],
  ["audio/mpeg", (bytes) => ascii(bytes, 0, 3) === "ID3" || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)],
  ["audio/mp4", (bytes) => ascii(bytes, 4, 11) === "ftypM4A"],
  ["video/mp4", (bytes) => ascii(bytes, 4, 8) === "ftyp"],
  ["video/webm", (bytes) => starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)],
  ["application/rtf", (bytes) => ascii(bytes, 0, 5) === "{\\rtf"],
  ["application/gzip", (bytes) => starts(bytes, 0x1f, 0x8b)],
  ["application/x-7z-compressed", (bytes) => starts(bytes, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ["application/vnd.rar", (bytes) => ascii(bytes, 0, 4) === "Rar!"],
];

/** Texts say nothing of themselves at their beginning: there the name decides, and only over harmless ones. */
const TEXTS: Record<string, string> = {
  csv: "text/csv",
  ics: "text/calendar",
  vcf: "text/vcard",
  eml: "message/rfc822",
};

function kindOfText(name: string, bytes: Buffer): FileKind {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.includes(0)) return { mediaType: OPAQUE, refused: null };
  if (PAGE.test(name) || /^\s*(?:<!doctype|<html|<svg|<\?xml)/i.test(head.toString("utf8"))) {
    return { mediaType: OPAQUE, refused: HAS_SCRIPT.test(bytes.toString("utf8")) ? "script" : null };
  }
  const ending = /\.([a-z]{3})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return { mediaType: TEXTS[ending] ?? "text/plain", refused: null };
}

/** What a file is by what stands in it; its name is believed only where it says that the file would be run. */
export function kindOfFile(name: string, bytes: Buffer): FileKind {
  if (isProgram(bytes) || RUN_BY_NAME.test(name)) return { mediaType: OPAQUE, refused: "program" };
  if (MACROS_BY_NAME.test(name)) return { mediaType: OPAQUE, refused: "macros" };
  if (ascii(bytes, 0, 4) === "PK\u0003\u0004") return kindOfZip(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const hasMacros = OLD_MACROS.some((folder) => bytes.includes(folder));
    return { mediaType: "application/x-ole-storage", refused: hasMacros ? "macros" : null };
  }
  const known = SIGNATURES.find(([, is]) => is(bytes));
  return known ? { mediaType: known[0], refused: null } : kindOfText(name, bytes);
}
