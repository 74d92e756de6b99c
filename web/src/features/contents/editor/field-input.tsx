import type { Claim, Measurement } from "@handbill/contracts";
import { type ChangeEvent } from "react";
import { Part } from "../../../ui/part.tsx";
import { inputClass } from "../../../ui/classes.ts";
import { useTextLanguage } from "../../../ui/written.tsx";
import type { FieldForm } from "../fields/channel-form.ts";
import { textAt, textsAt, type DraftFields } from "../fields/field-path.ts";
import { tightest, type FieldProblem } from "../fields/measures.ts";
import { Counter } from "./counter.tsx";
import { FieldFrame, type InputProps } from "./field-frame.tsx";
import { PassageBar } from "./passage-bar.tsx";
import { rewriteMessages as copy } from "./rewrite-messages.ts";
import { usePassage } from "./use-passage.ts";
import type { Wish } from "./wish.ts";
import { lazyPart } from "../../../ui/lazy-part.ts";

const ClaimUnderlines = lazyPart("features/contents/editor/claim-underlines.tsx", () =>
  import("./claim-underlines.tsx").then((file) => file.ClaimUnderlines),
);

/** What every input of the form needs to know. */
export type FormContext = {
  fields: DraftFields;
  measurements: readonly Measurement[];
  problems: readonly FieldProblem[];
  set: (path: string, value: unknown) => void;
  /** What still has to be confirmed. */
  unconfirmed: readonly Claim[];
  /** Has a selected passage rewritten; null where that cannot be now. */
  rewrite: ((wish: Wish) => void) | null;
};

export const errorAt = ({ problems }: FormContext, path: string): string | undefined =>
  problems.find((problem) => problem.path === path)?.message;

type TextInputProps = {
  context: FormContext;
  path: string;
  label: string;
  rows?: number | undefined;
  hint?: string | undefined;
};

/** One text of a content. Without `rows` it is a single line. */
export function TextInput({ context, path, label, rows, hint }: TextInputProps) {
  const language = useTextLanguage();
  const value = textAt(context.fields, path);
  const passage = usePassage(path, context.rewrite);
  const statements = context.unconfirmed.filter(({ field }) => field === path).map(({ text }) => text);
  const input = (props: InputProps) => {
    const shared = {
      ...props,
      ...language,
      value,
      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => context.set(path, target.value),
      onSelect: passage.onSelect,
    };
    return (
      <div role="presentation" className="relative grid" onBlur={passage.onBlur} onKeyDown={passage.onKeyDown}>
        {rows === undefined ? (
          <input {...shared} className={`peer ${inputClass}`} />
        ) : (
          <textarea {...shared} rows={rows} className={`peer ${inputClass} field-sizing-content`} />
        )}
        {statements.length > 0 && (
          <Part>
            <ClaimUnderlines text={value} statements={statements} isOneLine={rows === undefined} />
          </Part>
        )}
        <span role="status" className="sr-only">
          {passage.isSelected ? copy.passageSelected : ""}
        </span>
        {passage.isSelected && <PassageBar onWish={passage.onWish} />}
      </div>
    );
  };
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={errorAt(context, path)}
      aside={<Counter measurement={tightest(context.measurements, path)} />}
    >
      {input}
    </FieldFrame>
  );
}

/** A web address: always left to right. */
export function AddressInput({ context, field }: { context: FormContext; field: FieldForm }) {
  return (
    <FieldFrame label={field.label} error={errorAt(context, field.path)}>
      {(props) => (
        <input
          {...props}
          type="url"
          dir="ltr"
          className={inputClass}
          value={textAt(context.fields, field.path)}
          onChange={(event) => context.set(field.path, event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

const toTags = (typed: string): string[] => typed.split(/[\s,]+/).filter((tag) => tag !== "");

/** Hashtags as one line; a space that was just typed stays. */
export function TagsInput({ context, field }: { context: FormContext; field: FieldForm }) {
  const language = useTextLanguage();
  const tags = textsAt(context.fields, field.path);
  const error =
    errorAt(context, field.path) ?? context.problems.find(({ path }) => path.startsWith(`${field.path}.`))?.message;
  return (
    <FieldFrame
      label={field.label}
      hint={field.hint}
      error={error}
      aside={<Counter measurement={tightest(context.measurements, field.path)} />}
    >
      {(props) => (
        <input
          {...props}
          {...language}
          // Not controlled: a controlled one would swallow the space between two tags.
          key={tags.length}
          className={inputClass}
          defaultValue={tags.map((tag) => (tag.startsWith("#") ? tag : `#${tag}`)).join(" ")}
          onBlur={(event) => context.set(field.path, toTags(event.target.value))}
        />
      )}
    </FieldFrame>
  );
}
