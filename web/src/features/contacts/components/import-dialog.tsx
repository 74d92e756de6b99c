import { CONTACT_COLUMNS, type ContactImportInput, type ContactsImported, IMPORT_CONSENTS } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { toast } from "../../../ui/toast.ts";
import { importContacts } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const words = messages.importing;
const MOST_BYTES = 4_000_000;
const MOST_FAULTS = 20;

type Columns = NonNullable<ContactImportInput["columns"]>;
type ConsentChoice = (typeof IMPORT_CONSENTS)[number];

/** As the API takes a file: its bytes are read there, where every encoding is known. */
const inBase64 = (file: File): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener("load", () =>
    resolve(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,?/, "") : ""),
  );
  reader.addEventListener("error", () => reject(reader.error ?? new Error("the file could not be read")));
  reader.readAsDataURL(file);
  return promise;
};

type Setting = { file: string; columns: Columns; consent: ConsentChoice; source: string };

const inputOf = ({ file, columns, consent, source }: Setting, dryRun: boolean): ContactImportInput => ({
  file,
  columns,
  consent,
  dryRun,
  // A look needs no proof; what is really taken does.
  ...(consent !== "none" && { proof: { source: source.trim() || (dryRun ? "-" : "") } }),
});

function Look({ look }: { look: ContactsImported }) {
  const { added, known, repeated, refused, errors } = look;
  return (
    <>
      <p role="status" className="font-medium">
        {words.found(added, known, repeated, refused)}
      </p>
      {errors.length > 0 && (
        <details className="text-sm">
          <summary className="tap flex cursor-default items-center">{words.faults}</summary>
          <ul className="grid gap-1 text-muted">
            {errors.slice(0, MOST_FAULTS).map(({ line, column, message }) => (
              <li key={line} className="wrap-anywhere">
                {words.fault(line, column, message)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

type ImportDialogProps = { businessId: string; onClose: () => void };

/** A table becomes contacts: chosen, looked at, its columns put right, then taken. */
export function ImportDialog({ businessId, onClose }: ImportDialogProps) {
  const client = useQueryClient();
  const [setting, setSetting] = useState<Setting>({ file: "", columns: {}, consent: "none", source: "" });
  const [isTooLarge, setTooLarge] = useState(false);
  const look = useMutation({ mutationFn: (wanted: Setting) => importContacts(businessId, inputOf(wanted, true)) });
  const taking = useMutation({
    mutationFn: (wanted: Setting) => importContacts(businessId, inputOf(wanted, false)),
    onSuccess: ({ added }) => {
      onClose();
      toast(words.done(added), { tone: "ok" });
      return client.invalidateQueries({ queryKey: keys.contacts(businessId) });
    },
  });
  const change = (wanted: Partial<Setting>, isLookedAt = true): void => {
    const next = { ...setting, ...wanted };
    setSetting(next);
    if (isLookedAt && next.file !== "") look.mutate(next);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) change({ file: await inBase64(file), columns: {} });
  };
  const { data } = look;
  const errors = fieldErrorsOf(taking.error);
  const failure = look.error ?? (Object.keys(errors).length === 0 ? taking.error : null);
  return (
    <NativeDialog
      title={words.title}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
          <PlainButton
            variant="primary"
            disabled={!data || look.isPending || taking.isPending || data.added + data.known === 0}
            onClick={() => taking.mutate(setting)}
          >
            {taking.isPending ? words.taking : words.take(data?.added ?? 0)}
          </PlainButton>
        </>
      }
    >
      <div className="grid gap-4">
        <PlainField
          label={words.file}
          hint={words.fileHint}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          data-first-focus
          error={isTooLarge ? words.tooLarge : undefined}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {look.isPending && <p className="text-muted">{words.reading}</p>}
        {failure && <ErrorPanel error={failure} title={words.failed} />}
        {data && (
          <>
            <Look look={data} />
            <fieldset className="grid min-w-0 gap-3 md:grid-cols-2">
              <legend className="mb-2 font-medium">{words.columns}</legend>
              {CONTACT_COLUMNS.map((field) => (
                <PlainSelect
                  key={field}
                  label={words.names[field]}
                  value={data.mapping[field] ?? ""}
                  choices={[
                    { id: "", label: words.noColumn },
                    ...[...new Set(data.columns)].filter(Boolean).map((name) => ({ id: name, label: name })),
                  ]}
                  onChange={(name) => change({ columns: { ...setting.columns, [field]: name === "" ? null : name } })}
                />
              ))}
            </fieldset>
            <PlainSelect
              label={words.consent}
              value={setting.consent}
              choices={IMPORT_CONSENTS.map((id) => ({ id, label: words.consents[id] }))}
              onChange={(chosen) => change({ consent: IMPORT_CONSENTS.find((id) => id === chosen) ?? "none" })}
            />
            {setting.consent !== "none" && (
              <PlainField
                label={words.source}
                hint={words.sourceHint}
                maxLength={200}
                required
                value={setting.source}
                error={errors["proof.source"] ?? errors["proof"]}
                onChange={(event) => change({ source: event.target.value }, false)}
              />
            )}
          </>
        )}
      </div>
    </NativeDialog>
  );
}
