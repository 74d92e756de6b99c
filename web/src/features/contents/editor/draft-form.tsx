import { Suspense, type ComponentType } from "react";
import type { Channel } from "@handbill/contracts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { CHANNEL_FORMS, type FieldForm } from "../fields/channel-form.ts";
import { useRules } from "../fields/use-rules.ts";
import { AddressInput, TagsInput, TextInput, type FormContext } from "./field-input.tsx";
import { editorMessages as copy } from "./messages.ts";
import type { Editor } from "./use-editor.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";
import { Permitted } from "../../../ui/permitted.tsx";

const LinesInput = lazyPart("features/contents/editor/list-inputs.tsx", () =>
  import("./list-inputs.tsx").then((file) => file.LinesInput),
);
const SectionsInput = lazyPart("features/contents/editor/list-inputs.tsx", () =>
  import("./list-inputs.tsx").then((file) => file.SectionsInput),
);
const ThreadInput = lazyPart("features/contents/editor/list-inputs.tsx", () =>
  import("./list-inputs.tsx").then((file) => file.ThreadInput),
);

type FieldProps = { field: FieldForm; context: FormContext; editor: Editor };

const INPUTS: Partial<Record<FieldForm["kind"], ComponentType<FieldProps>>> = {
  tags: TagsInput,
  address: AddressInput,
  lines: LinesInput,
  sections: SectionsInput,
  thread: ({ field, context, editor }) => <ThreadInput context={context} field={field} change={editor.change} />,
};

function Field(props: FieldProps) {
  const { field, context } = props;
  const Input = INPUTS[field.kind];
  return Input === undefined ? (
    <TextInput context={context} path={field.path} label={field.label} rows={field.rows} hint={field.hint} />
  ) : (
    <Suspense fallback={<Skeleton height="card" />}>
      <Input {...props} />
    </Suspense>
  );
}

type DraftFormProps = Pick<FormContext, "unconfirmed" | "rewrite"> & { channel: Channel; editor: Editor };

/** The text of a content, field by field, counted as its channel counts. */
export function DraftForm({ channel, editor, unconfirmed, rewrite }: DraftFormProps) {
  const { fields, isTyped } = editor;
  const rules = useRules();
  const context: FormContext = {
    fields,
    measurements: rules?.measure(channel, fields) ?? [],
    // What is stored has been checked; only what is typed can be wrong.
    problems: isTyped ? (rules?.problemsOf(channel, fields) ?? []) : [],
    set: editor.set,
    unconfirmed,
    rewrite,
  };
  return (
    <Permitted takes="edit">
      <div role="group" aria-label={copy.fields} className="grid gap-4">
        {CHANNEL_FORMS[channel].map((field) => (
          <Field key={field.path} field={field} context={context} editor={editor} />
        ))}
      </div>
    </Permitted>
  );
}
