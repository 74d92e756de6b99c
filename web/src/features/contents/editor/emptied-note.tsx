import { PlainButton } from "../../../ui/plain-button.tsx";
import { emptiedMessages as copy } from "./emptied-messages.ts";

/** An empty text never replaces a full one by itself. */
export const EmptiedNote = ({
  onPutBack,
  onSaveEmpty,
}: {
  onPutBack: () => void;
  onSaveEmpty: (() => void) | null;
}) => (
  <section role="alert" aria-label={copy.title} className="grid gap-2 rounded-card bg-ai-soft p-3 text-sm">
    <p>
      <span className="block font-medium text-ai">{copy.title}</span>
      {copy.lead}
    </p>
    <div className="flex flex-wrap gap-2">
      <PlainButton size="sm" onClick={onPutBack}>
        {copy.putBack}
      </PlainButton>
      {onSaveEmpty !== null && (
        <PlainButton size="sm" variant="quiet" onClick={onSaveEmpty}>
          {copy.saveEmpty}
        </PlainButton>
      )}
    </div>
  </section>
);
