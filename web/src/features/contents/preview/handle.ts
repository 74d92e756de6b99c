/** The site as a search result names it; empty without one. */
export const hostOf = (website: string | null): string =>
  (website === null ? "" : (URL.parse(website)?.host ?? "")).replace(/^www\./, "");

const latin = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "");

/** The account name a business would have: an example, not a claim. Networks take Latin letters alone, so the site helps out. */
export function handleOf({ name, website }: { name: string; website: string | null }): string {
  const own = latin(name);
  return own.length >= 3 ? own : latin(hostOf(website).split(".")[0] ?? "") || "yourname";
}

/** Up to two letters that stand for a name. */
export const initials = (name: string, language: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, /[\p{Script=Han}\p{Script=Arabic}]/u.test(name) ? 1 : 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toLocaleUpperCase(language);

/** The same number for the same name, everywhere. */
export const numberOf = (name: string): number =>
  Array.from(name).reduce((sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0, 7) >>>
  8;
