import type { HitPart } from "@handbill/contracts";

const PART = /\ue000([^\ue000\ue001]*)\ue001|([^\ue000\ue001]+)/gu;

/** A text in which what was found stands between two signs, in pieces; null where nothing is marked. */
export function hitParts(headline: string | null): HitPart[] | null {
  if (headline === null) return null;
  const line = headline.replaceAll(/\s+/gu, " ").trim();
  const parts = Array.from(line.matchAll(PART), ([, hit, plain]) => ({
    text: hit ?? plain ?? "",
    isHit: hit !== undefined,
  }));
  return parts.some(({ isHit }) => isHit) ? parts : null;
}
