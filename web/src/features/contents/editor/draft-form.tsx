import { measureFields, type Channel } from "@handbill/contracts";
import { CHANNEL_FORMS, type FieldForm } from "../fields/channel-form.ts";
import { problemsOf } from "../fields/measures.ts";
import { AddressInput, TagsInput, TextInput, type FormContext } from "./field-input.tsx";
import { LinesInput, SectionsInput, ThreadInput } from "./list-inputs.tsx";
import { editorMessages as copy } from "./messages.ts";
import type { Editor } from "./use-editor.ts";

type FieldProps = { field: FieldForm; context: FormContext; editor: Editor };

function Field({ field, context, editor }: FieldProps) {
  switch (field.kind) {
    case "tags":
      return <TagsInput context={context} field={field} />;
    case "address":
      return <AddressInput context={context} field={field} />;
    case "lines":
      return <LinesInput context={context} field={field} />;
    case "thread":
      return <ThreadInput context={context} field={field} change={editor.change} />;
    case "sections":
      return <SectionsInput context={context} field={field} />;
    default:
      return <TextInput context={context} path={field.path} label={field.label} rows={field.rows} hint={field.hint} />;
  }
}

/** The text of a content, field by field, counted as its channel counts. */
export function DraftForm({ channel, editor }: { channel: Channel; editor: Editor }) {
  const { fields, isTyped } = editor;
  const context: FormContext = {
    fields,
    measurements: measureFields(channel, fields),
    // What is stored has been checked; only what is typed can be wrong.
    problems: isTyped ? problemsOf(channel, fields) : [],
    set: editor.set,
  };
  return (
    <div role="group" aria-label={copy.fields} className="grid gap-4">
      {CHANNEL_FORMS[channel].map((field) => (
        <Field key={field.path} field={field} context={context} editor={editor} />
      ))}
    </div>
  );
}
