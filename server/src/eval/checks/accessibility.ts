import { countAdsWidth } from "@handbill/contracts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";

/** In narrow characters, so that a Japanese description of half the length passes. */
const ALT_WIDTH = { least: 24, most: 240 };
/** Letters that only look like letters: a screen reader spells them out or leaves them out. */
const DECORATED = /[\u{1d400}-\u{1d7ff}\u{2460}-\u{24ff}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}]/u;
const IMAGE_OF =
  /^(?:an? |the )?(?:image|picture|photo|photograph|graphic) (?:of|showing)\b|^(?:ein |das )?(?:bild|foto) (?:von|zeigt)|^(?:uma? )?(?:imagem|foto(?:grafia)?) (?:de|do|da|com)\b|^(?:una? )?(?:imagen|foto(?:grafía)?) (?:de|del|con)\b|^(?:une? )?(?:image|photo) (?:de|du|montrant)\b|^صورة ل|(?:の画像|の写真)です?。?$/iu;
const NO_TARGET =
  /^(?:(?:click|tap|klick(?:e|en sie)?|clique|haz clic|cliquez|hier|here|aqui|aquí|ici)(?:\s+(?:here|hier|aqui|aquí|ici))?|link|more|mehr|mais|más|plus|こちら|クリック|هنا|اضغط هنا)[.!»]?$/iu;

/** A picture is described, and a link says where it leads. */
export const accessibility: Check = {
  row: 23,
  name: "accessible",
  blocks: false,
  weight: 3,
  judge: eachPiece((piece) => {
    const { parts, body, button } = copyOf(piece);
    const alt = typeof piece.fields["altText"] === "string" ? piece.fields["altText"] : null;
    const width = countAdsWidth(alt ?? "");
    const linked = [...body.matchAll(/\[([^\]]+)\]\([^)]*\)/gu)].map(([, text = ""]) => text);
    const decorated = parts.find(({ text }) => DECORATED.test(text));
    const faults = [
      ...(alt !== null && (width < ALT_WIDTH.least || width > ALT_WIDTH.most)
        ? [`the description of the picture is ${width} wide, ${ALT_WIDTH.least} to ${ALT_WIDTH.most} are good`]
        : []),
      ...(alt !== null && alt !== "" && body.includes(alt) ? ["the description of the picture repeats the text"] : []),
      ...(alt !== null && IMAGE_OF.test(alt) ? [`begins with what everybody hears anyway: ${alt.slice(0, 30)}`] : []),
      ...(decorated ? [`decorated letters in ${decorated.path}`] : []),
      ...[...linked, ...(button === null ? [] : [button])]
        .filter((text) => NO_TARGET.test(text.trim()))
        .map((text) => `does not say where it leads: ${text}`),
    ];
    return opinion(faults, 1 - 0.4 * faults.length);
  }),
};
