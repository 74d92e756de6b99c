import type { TrackedLink } from "@handbill/contracts";
import { MAX_DESTINATIONS } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { describeError } from "../api/describe-error.ts";
import { keys } from "../api/keys.ts";
import { updateLink } from "../api/links.ts";
import { FieldMessage } from "../ui/field-message.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { PlainField } from "../ui/plain-field.tsx";
import { toast } from "../ui/toast.ts";
import { letterOf } from "./letters.ts";
import { linkMessages as copy } from "./messages.ts";

type Typed = { url: string; weight: string };

const urlProblem = ({ url }: Typed): string | undefined =>
  /^https?:$/.test(URL.parse(url.trim())?.protocol ?? "") ? undefined : copy.badAddress;
const weightProblem = ({ weight }: Typed): string | undefined =>
  /^\d{1,3}$/.test(weight.trim()) && Number(weight) <= 100 ? undefined : copy.badWeight;

type DestinationsDialogProps = { businessId: string; link: TrackedLink; onClose: () => void };

/** Where a link leads, and how its visitors are shared out. */
export function DestinationsDialog({ businessId, link, onClose }: DestinationsDialogProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed[]>(() => [
    ...link.destinations.map(({ address, weight }) => ({ url: address, weight: String(weight) })),
    ...(link.destinations.length === 1 ? [{ url: "", weight: String(link.destinations[0]?.weight ?? 1) }] : []),
  ]);
  const [isChecked, setChecked] = useState(false);
  const wanted = typed.filter(({ url }, place) => url.trim() !== "" || place < link.destinations.length);
  const noWeight = wanted.every(({ weight }) => Number(weight) === 0);
  const saving = useMutation({
    mutationFn: () =>
      updateLink(businessId, link.id, {
        destinations: wanted.map(({ url, weight }) => ({ url: url.trim(), weight: Number(weight) })),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.links(businessId) });
      onClose();
      toast(copy.saved);
    },
  });
  const change = (place: number, part: Partial<Typed>) =>
    setTyped(typed.map((one, index) => (index === place ? Object.assign({}, one, part) : one)));
  const problemOf = (one: Typed, find: (one: Typed) => string | undefined) =>
    isChecked && wanted.includes(one) ? find(one) : undefined;
  return (
    <FormDialog
      title={copy.destinationsTitle}
      onClose={onClose}
      isSaving={saving.isPending}
      words={{ cancel: copy.cancel, submit: copy.save }}
      onSubmit={() => {
        setChecked(true);
        const isWrong = noWeight || wanted.some((one) => urlProblem(one) ?? weightProblem(one));
        if (!isWrong) saving.mutate();
      }}
    >
      <p className="text-sm text-muted">{copy.destinationsHint}</p>
      <ol className="grid gap-4">
        {typed.map((one, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a destination is its place in the list
          <li key={place} className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-3">
            <PlainField
              label={copy.destination(letterOf(place))}
              type="url"
              inputMode="url"
              dir="ltr"
              value={one.url}
              error={problemOf(one, urlProblem)}
              onChange={({ target }) => change(place, { url: target.value })}
            />
            <PlainField
              label={copy.weight(letterOf(place))}
              inputMode="numeric"
              value={one.weight}
              error={problemOf(one, weightProblem)}
              onChange={({ target }) => change(place, { weight: target.value })}
            />
          </li>
        ))}
      </ol>
      {typed.length < MAX_DESTINATIONS && (
        <div>
          <PlainButton
            size="sm"
            icon={<Plus size={16} aria-hidden />}
            onClick={() => setTyped([...typed, { url: "", weight: "1" }])}
          >
            {copy.add}
          </PlainButton>
        </div>
      )}
      {isChecked && noWeight && <FieldMessage>{copy.noWeight}</FieldMessage>}
      {saving.isError && <FieldMessage>{describeError(saving.error).detail}</FieldMessage>}
    </FormDialog>
  );
}
