/** First letter of a name, as a tile: the same on every device, so that what the server has painted fits (a Turkish one makes "İ" of "i"). */
export const Tile = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="grid size-8 shrink-0 place-items-center rounded-control bg-ink text-sm font-bold text-canvas"
  >
    {/\p{L}|\p{N}/u.exec(name)?.[0].toUpperCase()}
  </span>
);
