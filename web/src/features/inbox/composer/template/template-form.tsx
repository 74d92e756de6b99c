import type { TemplateMessage, WhatsAppTemplate } from "@handbill/contracts";
import { useRef, useState } from "react";
import { fieldErrorsOf } from "../../../../api/problem.ts";
import { PendingButton } from "../../../../ui/pending-button.tsx";
import { PlainField } from "../../../../ui/plain-field.tsx";
import { filledText, isOfHead, nameOf } from "./fill.ts";
import { templateMessages as words } from "./messages.ts";
import { TemplateText } from "./template-text.tsx";

const LONGEST = 1_000;

const labelOf = (blank: string): string => {
  const label = words.blank(nameOf(blank));
  return isOfHead(blank) ? words.ofHead(label) : label;
};

type TemplateFormProps = {
  template: WhatsAppTemplate;
  isSending: boolean;
  error: unknown;
  onSend: (wish: TemplateMessage) => void;
};

/** The blanks of a template, and what becomes of it with them. Keyed by the template. */
export function TemplateForm({ template, isSending, error, onSend }: TemplateFormProps) {
  const { name, language, blanks } = template;
  const form = useRef<HTMLFormElement>(null);
  const [filled, setFilled] = useState<Record<string, string>>({});
  const [wasTried, setWasTried] = useState(false);
  const refused = fieldErrorsOf(error);
  const isEmpty = (blank: string): boolean => (filled[blank] ?? "").trim() === "";
  const problemOf = (blank: string): string | undefined =>
    wasTried && isEmpty(blank) ? words.fill : refused[`blanks.${blank}`];

  const send = (): void => {
    setWasTried(true);
    const missing = blanks.findIndex(isEmpty);
    if (missing >= 0) form.current?.querySelectorAll("input")[missing]?.focus();
    else onSend({ name, language, blanks: Object.fromEntries(blanks.map((blank) => [blank, filled[blank] ?? ""])) });
  };
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) send();
      }}
    >
      {blanks.map((blank) => (
        <PlainField
          key={blank}
          label={labelOf(blank)}
          dir="auto"
          maxLength={LONGEST}
          autoComplete="off"
          value={filled[blank] ?? ""}
          error={problemOf(blank)}
          onChange={({ target: { value } }) => setFilled((now) => ({ ...now, [blank]: value }))}
        />
      ))}
      <TemplateText text={filledText(template, filled)} language={language} />
      <div>
        <PendingButton takes="publish" variant="primary" type="submit" isPending={isSending}>
          {isSending ? words.sending : words.send}
        </PendingButton>
      </div>
    </form>
  );
}
