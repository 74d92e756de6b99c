import { CircleAlert, CircleCheck, CircleDot } from "lucide-react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { formatTime } from "../../ui/dates.ts";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages } from "./messages.ts";
import type { ProfileForm } from "./use-profile-form.ts";

const words = messages.profile;

function SaveState({ form: { isSaving, isDirty, errors, failure, savedAt } }: { form: ProfileForm }) {
  const { timezone } = useActiveBusiness();
  const wrong = Object.keys(errors).length;
  if (isSaving) return <>{words.saving}</>;
  if (wrong > 0 || failure !== null) {
    return (
      <span className="flex items-center gap-2 text-danger">
        <CircleAlert size={18} className="shrink-0" aria-hidden />
        {wrong > 0 ? words.invalid(wrong) : words.notSaved}
      </span>
    );
  }
  if (isDirty) {
    return (
      <span className="flex items-center gap-2">
        <CircleDot size={18} className="shrink-0 text-info" aria-hidden />
        {words.unsaved}
      </span>
    );
  }
  if (savedAt === null) return <span className="font-normal text-muted">{words.nothing}</span>;
  return (
    <span className="flex items-center gap-2 text-ok">
      <CircleCheck size={18} className="shrink-0" aria-hidden />
      {words.saved(formatTime(savedAt, timezone))}
    </span>
  );
}

/** Stays at the foot of the page: state of the form, and Save. */
export const SaveBar = ({ form }: { form: ProfileForm }) => (
  <div
    data-foot="bar"
    className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-3 md:bottom-0 md:mx-0 md:rounded-t-card md:border-x"
  >
    <p role="status" className="min-h-6 text-sm font-medium">
      <SaveState form={form} />
    </p>
    <div className="flex flex-wrap gap-2">
      {form.isDirty && (
        <PlainButton variant="quiet" onClick={form.discard} disabled={form.isSaving}>
          {words.discard}
        </PlainButton>
      )}
      <PendingButton type="submit" variant="primary" isPending={form.isSaving} disabled={!form.isDirty}>
        {words.save}
      </PendingButton>
    </div>
  </div>
);
