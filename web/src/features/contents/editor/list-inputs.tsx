import { Plus, X } from "lucide-react";
import { PlainButton, PlainIconButton } from "../../../ui/plain-button.tsx";
import { FieldMessage } from "../../../ui/field-message.tsx";
import type { FieldForm } from "../fields/channel-form.ts";
import { listAt, textAt, textsAt, withoutKey } from "../fields/field-path.ts";
import { tightest } from "../fields/measures.ts";
import { Counter } from "./counter.tsx";
import { errorAt, TextInput, type FormContext } from "./field-input.tsx";
import { editorMessages as copy } from "./messages.ts";

type ListProps = { context: FormContext; field: FieldForm };

function Removable({
  label,
  onRemove,
  children,
}: {
  label: string;
  onRemove: (() => void) | null;
  children: React.ReactNode;
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-1">
      {children}
      {onRemove !== null && (
        <PlainIconButton aria-label={label} onClick={onRemove}>
          <X size={18} aria-hidden />
        </PlainIconButton>
      )}
    </li>
  );
}

/** Several short texts of one kind, as headlines of an advertisement. */
export function LinesInput({ context, field }: ListProps) {
  const { path, label, entry = label } = field;
  const lines = textsAt(context.fields, path);
  const error = errorAt(context, path);
  const isShort = path === "headlines";
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 flex w-full flex-wrap items-center justify-between gap-x-3 text-base font-medium">
        {label}
        <Counter measurement={tightest(context.measurements, path)} />
      </legend>
      <ol className="grid gap-3">
        {lines.map((_line, index) => (
          <Removable
            // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
            key={index}
            label={copy.removeEntry(entry, index + 1)}
            onRemove={lines.length > 1 ? () => context.set(path, lines.toSpliced(index, 1)) : null}
          >
            <TextInput
              context={context}
              path={`${path}.${index}`}
              label={`${entry} ${index + 1}`}
              rows={isShort ? undefined : 2}
            />
          </Removable>
        ))}
      </ol>
      {error !== undefined && <FieldMessage>{error}</FieldMessage>}
      <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={() => context.set(path, [...lines, ""])}>
        {copy.addEntry(entry)}
      </PlainButton>
    </fieldset>
  );
}

type ThreadProps = ListProps & { change: (fields: FormContext["fields"]) => void };

/** One post or a thread of posts. */
export function ThreadInput({ context, field, change }: ThreadProps) {
  const { fields } = context;
  const thread = textsAt(fields, "thread");
  if (!Array.isArray(fields["thread"])) {
    return (
      <>
        <TextInput context={context} path="text" label={field.label} rows={field.rows} />
        <PlainButton
          size="sm"
          onClick={() => change({ ...withoutKey(fields, "text"), thread: [textAt(fields, "text"), ""] })}
        >
          {copy.makeThread}
        </PlainButton>
      </>
    );
  }
  return (
    <>
      <LinesInput context={context} field={{ ...field, path: "thread", label: "Thread", entry: "Post" }} />
      <PlainButton
        size="sm"
        variant="quiet"
        onClick={() => change({ ...withoutKey(fields, "thread"), text: thread.filter(Boolean).join("\n\n") })}
      >
        {copy.makeSingle}
      </PlainButton>
    </>
  );
}

/** The sections of an article. */
export function SectionsInput({ context, field: { path, entry = "Section" } }: ListProps) {
  const sections = listAt(context.fields, path);
  return (
    <div className="grid gap-4">
      <ol className="grid gap-4">
        {sections.map((_section, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
          <li key={index}>
            <fieldset className="grid gap-3 rounded-card border border-line p-3">
              <legend className="px-1 text-sm font-medium">{`${entry} ${index + 1}`}</legend>
              <TextInput context={context} path={`${path}.${index}.heading`} label={copy.heading} />
              <TextInput context={context} path={`${path}.${index}.body`} label={copy.sectionText} rows={5} />
              {sections.length > 1 && (
                <PlainButton
                  size="sm"
                  variant="quiet"
                  aria-label={copy.removeEntry(entry, index + 1)}
                  onClick={() => context.set(path, sections.toSpliced(index, 1))}
                >
                  {copy.remove}
                </PlainButton>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      <PlainButton
        size="sm"
        icon={<Plus size={16} aria-hidden />}
        onClick={() => context.set(path, [...sections, { heading: "", body: "" }])}
      >
        {copy.addEntry(entry)}
      </PlainButton>
    </div>
  );
}
