import type { WhatsAppTemplate } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { describeError } from "../../../../api/describe-error.ts";
import { PlainButton } from "../../../../ui/plain-button.tsx";
import { PlainSelect } from "../../../../ui/plain-select.tsx";
import { Skeleton } from "../../../../ui/skeleton.tsx";
import { toast } from "../../../../ui/toast.ts";
import { freshTemplates, templatesQuery } from "../../api/templates.ts";
import { Failure } from "../failure.tsx";
import { templateMessages as words } from "./messages.ts";
import { TemplateForm } from "./template-form.tsx";
import type { TemplateSend } from "./use-template-send.ts";

const idOf = ({ name, language }: WhatsAppTemplate): string => `${name} ${language}`;
const labelOf = ({ name, language }: WhatsAppTemplate): string => `${name.replaceAll("_", " ")} (${language})`;

/** Those in the customer's language come first. */
const inOrder = (templates: readonly WhatsAppTemplate[], language: string | null): WhatsAppTemplate[] => {
  const rank = (one: WhatsAppTemplate) => (language !== null && one.language.startsWith(language.slice(0, 2)) ? 0 : 1);
  return templates.toSorted((one, other) => rank(one) - rank(other) || idOf(one).localeCompare(idOf(other)));
};

/** Templates that WhatsApp fills in by its own tools only, each with the reason. */
const Others = ({ others }: { others: readonly WhatsAppTemplate[] }) => (
  <details className="text-sm">
    <summary className="tap inline-flex items-center rounded-control text-muted">{words.others(others.length)}</summary>
    <ul className="grid gap-1">
      {others.map((one) => (
        <li key={idOf(one)} className="wrap-anywhere">
          <bdi className="font-medium">{labelOf(one)}</bdi> <span className="text-muted">{one.whyNot}</span>
        </li>
      ))}
    </ul>
  </details>
);

/** What was approved a moment ago is there after a press. */
function LookAgain({ businessId }: { businessId: string }) {
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: () => freshTemplates(businessId),
    onSuccess: (templates) => client.setQueryData(templatesQuery(businessId).queryKey, templates),
    onError: (error) => toast(words.failed, { tone: "danger", detail: describeError(error).detail }),
  });
  return (
    <div>
      <PlainButton size="sm" variant="quiet" disabled={look.isPending} onClick={() => look.mutate()}>
        {look.isPending ? words.looking : words.look}
      </PlainButton>
      <p role="status" className="sr-only">
        {look.data && words.found(look.data.filter(({ whyNot }) => whyNot === null).length)}
      </p>
    </div>
  );
}

type TemplatePickerProps = { businessId: string; language: string | null; send: TemplateSend };

/** Which template goes out, with what in its blanks. */
export function TemplatePicker({ businessId, language, send }: TemplatePickerProps) {
  const [chosen, setChosen] = useState("");
  const choice = useRef<HTMLSelectElement>(null);
  const { data, error, refetch } = useQuery({ ...templatesQuery(businessId), throwOnError: false });
  if (data === undefined) {
    if (error === null) return <Skeleton lines={3} />;
    return <Failure error={error} title={words.failed} businessId={businessId} onRetry={() => void refetch()} />;
  }
  const usable = inOrder(
    data.filter(({ whyNot }) => whyNot === null),
    language,
  );
  const others = data.filter(({ whyNot }) => whyNot !== null);
  const template = usable.find((one) => idOf(one) === chosen);
  return (
    <div className="grid gap-4">
      {usable.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainSelect
          ref={choice}
          label={words.choose}
          value={template ? chosen : ""}
          choices={[
            { id: "", label: words.chooseOne },
            ...usable.map((one) => ({ id: idOf(one), label: labelOf(one) })),
          ]}
          onChange={(next) => {
            send.reset();
            setChosen(next);
          }}
        />
      )}
      {template && (
        <TemplateForm
          key={chosen}
          template={template}
          isSending={send.isPending}
          error={send.error}
          onSend={(wish) =>
            send.mutate(
              { wish },
              {
                onSuccess: () => {
                  // The button that was pressed goes.
                  choice.current?.focus();
                  setChosen("");
                },
              },
            )
          }
        />
      )}
      {others.length > 0 && <Others others={others} />}
      <LookAgain businessId={businessId} />
    </div>
  );
}
