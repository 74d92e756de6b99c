import { Audience, type AudienceChoice as Choice, DAYTIME_CHOICES, ok } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { call } from "../../../api/call.ts";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { toast } from "../../../ui/toast.ts";
import { audienceMessages } from "./audience-messages.ts";
import { Permitted } from "../../../ui/permitted.tsx";

const words = audienceMessages.choice;
/** More are found one press away. */
const MOST_SHOWN = 12;

type GroupProps = {
  label: string;
  choices: { id: string; label: string; count: number }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Boxes to tick: as many as one sees at once, and the rest behind a press. */
function Group({ label, choices, chosen, onChange }: GroupProps) {
  const [isWhole, setIsWhole] = useState(false);
  // What was chosen stays to be seen, also where no contact has it any more.
  const gone = chosen.filter((id) => !choices.some((choice) => choice.id === id));
  const all = [...gone.map((id) => ({ id, label: id, count: 0 })), ...choices];
  const shown = isWhole ? all : all.filter(({ id }, index) => index < MOST_SHOWN || chosen.includes(id));
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {shown.map(({ id, label: name, count }) => (
          <label
            key={id}
            className="tap flex min-w-0 items-center gap-2 rounded-full border border-control px-3 py-1 text-sm has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
            <span className="text-muted">{count}</span>
          </label>
        ))}
        {shown.length < all.length && (
          <PlainButton variant="quiet" size="sm" onClick={() => setIsWhole(true)}>
            {words.more(all.length - shown.length)}
          </PlainButton>
        )}
      </div>
    </fieldset>
  );
}

/** Takes a choice at once, and asks the server what comes of it; what cannot be kept goes back to what was. */
function useChoice(businessId: string, contentId: string, version: number) {
  const client = useQueryClient();
  const queryKey = keys.audience(businessId, contentId, version);
  return useMutation({
    scope: { id: `audience ${contentId}` },
    mutationFn: async (choice: Choice) =>
      (await call(ok(Audience), "PUT", `/businesses/${businessId}/contents/${contentId}/audience`, { body: choice }))
        .data,
    onMutate: async (chosen) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Audience>(queryKey, (now) => now && { ...now, chosen });
    },
    onSuccess: (audience) => client.setQueryData(queryKey, audience),
    onError: (error) => {
      toast(words.failed, { tone: "danger", detail: describeError(error).title });
      return client.invalidateQueries({ queryKey });
    },
  });
}

type AudienceChoiceProps = { audience: Audience; businessId: string; contentId: string; version: number };

/** Whom the email is for: by tags, by language, and by the hour of the day where they are. */
export function AudienceChoice({ audience: { chosen, choices }, businessId, contentId, version }: AudienceChoiceProps) {
  const { mutate } = useChoice(businessId, contentId, version);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const tags = choices.tags.map(({ tag, count }) => ({ id: tag, label: tag, count }));
  const languages = choices.languages.map(({ language, count }) => ({
    id: language,
    label: words.language(language),
    count,
  }));
  const change = (changed: Partial<Choice>): void => mutate({ ...chosen, ...changed });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 text-sm wrap-anywhere">{words.summary(chosen)}</p>
        <PlainButton size="sm" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.close : words.open}
        </PlainButton>
      </div>
      <div id={id} hidden={!isOpen} className={isOpen ? "grid gap-4 rounded-card bg-sunk p-3" : ""}>
        <Permitted takes="edit">
          {tags.length > 0 || chosen.tags.length > 0 ? (
            <Group label={words.tags} choices={tags} chosen={chosen.tags} onChange={(next) => change({ tags: next })} />
          ) : (
            <p className="text-sm text-muted">{words.noTags}</p>
          )}
          {(languages.length > 1 || chosen.languages.length > 0) && (
            <Group
              label={words.languages}
              choices={languages}
              chosen={chosen.languages}
              onChange={(next) => change({ languages: next })}
            />
          )}
          <PlainSelect
            label={words.hours}
            hint={words.hoursHint}
            value={chosen.hours}
            choices={DAYTIME_CHOICES.map((one) => ({ id: one, label: words.hoursOf[one] }))}
            onChange={(value) => change({ hours: DAYTIME_CHOICES.find((one) => one === value) ?? "abroad" })}
          />
        </Permitted>
      </div>
    </div>
  );
}
