import type { Content, SubjectTest } from "@handbill/contracts";
import { MAX_OTHER_SUBJECTS, textAt } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { ApiError } from "../../../api/problem.ts";
import { planSubjectTest, subjectTestQuery } from "../../../api/subject-tests.ts";
import { variantsQuery } from "../../../api/variants.ts";
import { letterOf } from "../../../links/letters.ts";
import { FieldMessage } from "../../../ui/field-message.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { toast } from "../../../ui/toast.ts";
import { useTextLanguage } from "../../../ui/written.tsx";
import { subjectTestMessages as copy } from "./subject-test-messages.ts";

const SHARES = [10, 20, 30, 50, 100];
const HOURS = [1, 2, 4, 8, 24, 48];
const MEASURES = ["click", "open"] as const;

type SubjectTestFormProps = {
  content: Content;
  businessId: string;
  test: SubjectTest | null;
  onClose: () => void;
};

/** Subjects that were written with versions of the text, and are not in the test yet. */
function useSuggestions(businessId: string, content: Content, others: readonly string[]): string[] {
  const { data } = useQuery(variantsQuery(businessId, content.id));
  const known = new Set([textAt(content.fields, "subject"), ...others]);
  const found = (data?.data ?? []).map(({ fields }) => textAt(fields, "subject") ?? "");
  return [...new Set(found)].filter((subject) => subject !== "" && !known.has(subject));
}

/** One or two other subjects, who gets them, and when it is decided. */
export function SubjectTestForm({ content, businessId, test, onClose }: SubjectTestFormProps) {
  const client = useQueryClient();
  const language = useTextLanguage();
  const [others, setOthers] = useState(() => test?.subjects.slice(1).map(({ text }) => text) ?? [""]);
  const [share, setShare] = useState(test?.share ?? 30);
  const [hours, setHours] = useState(test?.hours ?? 4);
  const [measure, setMeasure] = useState(test?.measure ?? "click");
  const suggestions = useSuggestions(businessId, content, others);
  const saving = useMutation({
    mutationFn: (confirmed: boolean) =>
      planSubjectTest(businessId, content.id, {
        others: others.map((other) => other.trim()).filter((other) => other !== ""),
        share,
        hours,
        measure,
        confirmed,
      }),
    onSuccess: (planned) => {
      client.setQueryData(subjectTestQuery(businessId, content.id).queryKey, planned);
      onClose();
      toast(copy.saved);
    },
  });
  const problem = saving.error instanceof ApiError ? saving.error.problem : undefined;
  const errorAt = (place: number): string | undefined =>
    problem?.errors?.find(({ path }) => path === `others.${place}`)?.message;
  const isDoubted = problem?.code === "claims_unconfirmed";
  const write = (place: number, subject: string) =>
    setOthers(others.map((other, index) => (index === place ? subject : other)));
  const take = (subject: string) => {
    const empty = others.findIndex((other) => other.trim() === "");
    if (empty === -1) setOthers([...others.slice(0, MAX_OTHER_SUBJECTS - 1), subject]);
    else write(empty, subject);
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(false);
      }}
    >
      {others.map((other, place) => (
        <PlainField
          // oxlint-disable-next-line react/no-array-index-key -- a subject is its place in the test
          key={place}
          {...language}
          label={copy.other(letterOf(place + 1))}
          value={other}
          required
          error={errorAt(place)}
          onChange={({ target }) => write(place, target.value)}
        />
      ))}
      {suggestions.length > 0 && (
        <div className="grid gap-2">
          <p className="text-sm text-muted">{copy.fromVariants}</p>
          <div className="flex flex-wrap gap-2">
            {suggestions.map((subject) => (
              <PlainButton key={subject} size="sm" onClick={() => take(subject)}>
                <span {...language} className="text-start">
                  {copy.take(subject)}
                </span>
              </PlainButton>
            ))}
          </div>
        </div>
      )}
      {others.length < MAX_OTHER_SUBJECTS && (
        <div>
          <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={() => setOthers([...others, ""])}>
            {copy.another}
          </PlainButton>
        </div>
      )}
      <div className="grid gap-3 @md:grid-cols-3">
        <PlainSelect
          label={copy.share}
          value={share}
          choices={SHARES.map((one) => ({ id: String(one), label: copy.shares(one) }))}
          onChange={(value) => setShare(Number(value))}
        />
        <PlainSelect
          label={copy.hours}
          value={hours}
          choices={HOURS.map((one) => ({ id: String(one), label: copy.hoursLong(one) }))}
          onChange={(value) => setHours(Number(value))}
        />
        <PlainSelect
          label={copy.measure}
          value={measure}
          choices={MEASURES.map((one) => ({ id: one, label: copy.measures[one] }))}
          onChange={(value) => setMeasure(value === "open" ? "open" : "click")}
        />
      </div>
      {measure === "open" && <p className="text-sm text-muted">{copy.opensHint}</p>}
      {saving.isError && problem?.errors === undefined && (
        <FieldMessage>{describeError(saving.error).detail}</FieldMessage>
      )}
      <div className="flex flex-wrap gap-2">
        <PlainButton
          size="sm"
          type="submit"
          disabled={saving.isPending || others.every((other) => other.trim() === "")}
        >
          {copy.save}
        </PlainButton>
        {isDoubted && (
          <PlainButton size="sm" disabled={saving.isPending} onClick={() => saving.mutate(true)}>
            {copy.vouch}
          </PlainButton>
        )}
        <PlainButton size="sm" variant="quiet" onClick={onClose}>
          {copy.cancel}
        </PlainButton>
      </div>
    </form>
  );
}
