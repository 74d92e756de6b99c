import { words } from "./place-messages.ts";
import { placeName } from "./place-name.ts";

/** Where somebody is taken back to once they have signed in. */
export function BackNote({ path }: { path: string }) {
  const place = placeName(path);
  return (
    <>
      {words.back}{" "}
      {place && (
        <>
          {words.backTo}{" "}
          <strong dir="auto" className="font-medium text-ink">
            {place}
          </strong>
          .
        </>
      )}
    </>
  );
}
