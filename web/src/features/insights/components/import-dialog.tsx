import { type AnalyticsImported, IMPORT_FIELDS, type ImportField } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { importResults } from "../../../api/analytics.ts";
import { keys } from "../../../api/keys.ts";
import { describeError } from "../../../api/describe-error.ts";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { toast } from "../../../ui/toast.ts";
import { messages } from "../messages.ts";
import { ImportPreview } from "./import-preview.tsx";

const MAX_BYTES = 4 * 1024 * 1024;

type Columns = { [Field in ImportField]?: string | null };
type Wanted = { file: string; columns: Columns; currency: string };

/** The bytes of a file as they are, whatever its encoding: the server finds that out. */
async function readFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCodePoint(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

const bodyOf = ({ file, columns, currency }: Wanted, dryRun: boolean) => ({
  file,
  columns,
  dryRun,
  currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
});

function FilePicker({ onFile, problem }: { onFile: (file: File) => void; problem: string | undefined }) {
  return (
    <PlainField
      label={messages.chooseFile}
      hint={messages.importHint}
      error={problem}
      type="file"
      accept=".csv,.tsv,.txt,text/csv"
      data-first-focus
      onChange={({ target }) => {
        const [file] = target.files ?? [];
        if (file) onFile(file);
      }}
    />
  );
}

type MappingProps = { preview: AnalyticsImported; wanted: Wanted; onChange: (wanted: Wanted) => void };

function Mapping({ preview: { columns, mapping }, wanted, onChange }: MappingProps) {
  const choices = [{ id: "", label: messages.none }, ...[...new Set(columns)].map((id) => ({ id, label: id }))];
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium">{messages.columnsTitle}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {IMPORT_FIELDS.map((field) => (
          <PlainSelect
            key={field}
            label={messages.fields[field]}
            value={mapping[field] ?? ""}
            choices={choices}
            onChange={(name) => onChange({ ...wanted, columns: { ...mapping, [field]: name === "" ? null : name } })}
          />
        ))}
      </div>
      <PlainField
        label={messages.currencyOf}
        hint={messages.currencyHint}
        maxLength={3}
        autoCapitalize="characters"
        value={wanted.currency}
        onChange={({ target }) => onChange({ ...wanted, currency: target.value.toUpperCase() })}
      />
    </fieldset>
  );
}

/** A table of results in three looks: the file, what we understood of it, and what was left out. Nothing is taken before the last press. */
export function ImportDialog({ businessId, onClose }: { businessId: string; onClose: () => void }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<Wanted>();
  const [problem, setProblem] = useState<string>();
  const look = useMutation({ mutationFn: (next: Wanted) => importResults(businessId, bodyOf(next, true)) });
  const take = useMutation({
    mutationFn: (next: Wanted) => importResults(businessId, bodyOf(next, false)),
    onSuccess: async ({ accepted }) => {
      onClose();
      toast(messages.taken(accepted));
      await client.invalidateQueries({ queryKey: keys.business(businessId) });
    },
  });
  const change = (next: Wanted): void => {
    setWanted(next);
    look.mutate(next);
  };
  const open = async (file: File): Promise<void> => {
    const isTooLarge = file.size > MAX_BYTES;
    setProblem(isTooLarge ? messages.tooLarge : undefined);
    if (!isTooLarge) change({ file: await readFile(file), columns: {}, currency: wanted?.currency ?? "" });
  };
  const failure = take.error ?? look.error;
  const preview = look.data;
  return (
    <NativeDialog
      title={messages.importTitle}
      size="lg"
      onClose={onClose}
      actions={
        preview &&
        wanted && (
          <PlainButton
            variant="primary"
            disabled={preview.accepted === 0 || look.isPending || take.isPending}
            onClick={() => take.mutate(wanted)}
          >
            {messages.take(preview.accepted)}
          </PlainButton>
        )
      }
    >
      <div className="grid gap-5">
        <FilePicker
          onFile={(file) => void open(file)}
          problem={problem ?? (failure ? describeError(failure).detail : undefined)}
        />
        <p role="status" className="min-h-6 text-sm text-muted">
          {look.isPending
            ? messages.reading
            : preview && messages.understood(preview.accepted, preview.rows, preview.contents)}
        </p>
        {preview && wanted && (
          <>
            <Mapping preview={preview} wanted={wanted} onChange={change} />
            <ImportPreview preview={preview} />
          </>
        )}
      </div>
    </NativeDialog>
  );
}
