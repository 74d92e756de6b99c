import { CANARY } from "../prompts/prompt.ts";
import { foundIn } from "./matches.ts";

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
const mirrored = (text: string): string => Array.from(text).toReversed().join("");

const rotated = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** The part of a marker's base64 that is the same whatever stands around it, for each of the three ways it can lie. */
const base64Cores = (marker: string): string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.from(" ".repeat(shift) + marker).toString("base64");
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + marker.length) * 8) / 6));
  });

/** Ways a model was seen to smuggle a marker out: as it is, spaced, reversed, rotated, in base64 or in hex. */
const disguises = (marker: string): string[] =>
  [marker, mirrored(marker), rotated(marker), Buffer.from(marker).toString("hex"), ...base64Cores(marker)].map(bare);

const CANARIES = disguises(CANARY);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const RUN = 8;

function* runsIn(text: string): Generator<string> {
  const words = wordsOf(text);
  for (let index = 0; index + RUN <= words.length; index += 1) yield words.slice(index, index + RUN).join(" ");
}

const BLOB = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const HEX_BLOB = /(?:[0-9a-f]{2}[ :]?){24,}/gi;
const SPACED = /(?:[\p{L}\p{N}][ .*_-]{1,3}){12}/u;
const MAX_BLOBS = 50;

const blobsOf = (text: string, pattern: RegExp): string[] => foundIn(pattern, text).slice(0, MAX_BLOBS);

/** The text, and what it holds in base64 or hex. */
const layersOf = (text: string): string[] => [
  text,
  ...blobsOf(text, BLOB).map((blob) => Buffer.from(blob, "base64").toString("utf8")),
  ...blobsOf(text, HEX_BLOB).map((blob) => Buffer.from(blob.replace(/[ :]/g, ""), "hex").toString("utf8")),
];

/** What is known of one instruction text: its words and runs of words, forwards and mirrored, and the runs without spaces. */
type Known = { words: ReadonlySet<string>; runs: ReadonlySet<string>; squeezed: readonly string[] };

const knownTexts = new Map<string, Known>();
const MAX_KNOWN = 64;

/** Instructions are constants, a handful of texts: what is known of them is worked out once. */
function knownOf(system: string): Known {
  const found = knownTexts.get(system);
  if (found) return found;
  const runs = runsIn(system).toArray();
  const both = [...runs, ...runs.map(mirrored)];
  const known = {
    words: new Set(both.flatMap((run) => run.split(" "))),
    runs: new Set(both),
    squeezed: runs.map(bare),
  };
  if (knownTexts.size >= MAX_KNOWN) knownTexts.clear();
  knownTexts.set(system, known);
  return known;
}

/** True when one of the known runs stands in the text. A run is only looked up where eight known words follow each other. */
function quotes(text: string, { words: vocabulary, runs }: Known): boolean {
  const words = wordsOf(text);
  let streak = 0;
  return words.some((word, index) => {
    streak = vocabulary.has(word) ? streak + 1 : 0;
    return streak >= RUN && runs.has(words.slice(index + 1 - RUN, index + 1).join(" "));
  });
}

/** True when a known run stands in the text with its letters spaced. */
function quotesSpaced(text: string, { squeezed }: Known): boolean {
  if (!SPACED.test(text)) return false;
  const letters = bare(text);
  return squeezed.some((run) => letters.includes(run));
}

/** Tells whether a text gives away the instructions: their marker, the nonce of the data block, or eight of their words in a row. */
export function createLeakCheck(system: string, nonce: string): (text: string) => boolean {
  const markers = nonce === "" ? CANARIES : [...CANARIES, ...disguises(nonce)];
  const known = knownOf(system);
  return (text) => {
    const letters = bare(text);
    return (
      markers.some((marker) => letters.includes(marker)) ||
      layersOf(text).some((layer) => quotes(layer, known) || quotesSpaced(layer, known))
    );
  };
}
