/** First letter of a name, as a tile. */
export const Tile = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="grid size-8 shrink-0 place-items-center rounded-control bg-ink text-sm font-bold text-canvas"
  >
    {/\p{L}|\p{N}/u.exec(name)?.[0].toLocaleUpperCase()}
  </span>
);
