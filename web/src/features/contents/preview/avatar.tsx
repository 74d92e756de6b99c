const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toLocaleUpperCase();

/** The business as a round picture with its initials. */
export const Avatar = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-xs font-bold text-on-accent"
  >
    {initials(name)}
  </span>
);

/** The account name a business would have: an example, not a claim. */
export const handleOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
