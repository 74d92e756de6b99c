import {
  type ContactForm,
  type ContactFormUpdate,
  FORM_FIELD_USES,
  FORM_LANGUAGES,
  type FormFieldUse,
} from "@handbill/contracts";
import { Card } from "../../ui/card.tsx";
import { PlainSelect } from "../../ui/plain-select.tsx";
import { SavedField } from "../../ui/saved-field.tsx";
import { Snippet } from "../../ui/snippet.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { messages as words } from "./messages.ts";

const uses = FORM_FIELD_USES.map((id) => ({ id, label: words.uses[id] }));
const languages = [
  { id: "", label: words.ownLanguage },
  ...FORM_LANGUAGES.map((id) => ({ id, label: words.languages[id] })),
];
const isUse = (value: string): value is FormFieldUse => uses.some(({ id }) => id === value);

type FormSettingsProps = {
  form: ContactForm;
  /** Resolves to why it could not be kept; undefined when it was. */
  onSave: (change: ContactFormUpdate) => Promise<string | undefined>;
  onPress: (change: ContactFormUpdate) => void;
};

const Says = ({ form, onSave, onPress }: FormSettingsProps) => (
  <Card title={words.says}>
    <div className="grid gap-4">
      <SavedField
        label={words.formTitle}
        hint={words.formTitleHint}
        value={form.title}
        onSave={(title) => onSave({ title: title.trim() })}
      />
      <SavedField
        label={words.intro}
        hint={words.introHint}
        isLong
        value={form.intro}
        onSave={(intro) => onSave({ intro: intro.trim() })}
      />
      <SavedField
        label={words.thanks}
        hint={words.thanksHint}
        isLong
        value={form.thanks}
        onSave={(thanks) => onSave({ thanks: thanks.trim() })}
      />
      <PlainSelect
        label={words.language}
        hint={words.languageHint}
        choices={languages}
        value={form.language ?? ""}
        onChange={(chosen) => onPress({ language: FORM_LANGUAGES.find((one) => one === chosen) ?? null })}
      />
    </div>
  </Card>
);

const Asks = ({ form, onPress }: FormSettingsProps) => (
  <Card title={words.asks}>
    <div className="grid gap-4">
      <p className="text-sm text-muted">{words.asksText}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {(["name", "phone", "subject"] as const).map((field) => (
          <PlainSelect
            key={field}
            label={words[field]}
            choices={uses}
            value={form[field]}
            onChange={(use) => isUse(use) && onPress({ [field]: use })}
          />
        ))}
      </div>
      {(["asksConsent", "sendsReceipt"] as const).map((name) => (
        <Toggle
          key={name}
          label={words[name]}
          text={words[`${name}Text`]}
          isOn={form[name]}
          onChange={(isOn) => onPress({ [name]: isOn })}
        />
      ))}
    </div>
  </Card>
);

const linesOf = (written: string): string[] =>
  written
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const Website = ({ form, onSave }: FormSettingsProps) => (
  <Card title={words.website}>
    <div className="grid gap-4">
      <p className="text-sm text-muted">{words.websiteText}</p>
      <SavedField
        label={words.sites}
        hint={words.sitesHint}
        isLong
        value={form.sites.join("\n")}
        onSave={(written) => onSave({ sites: linesOf(written) })}
      />
      {form.sites.length === 0 ? (
        <p className="text-sm text-muted">{words.noSites}</p>
      ) : (
        <Snippet label={words.code} text={words.codeText} code={form.html.trim()} words={words} />
      )}
    </div>
  </Card>
);

/** Everything that the form says and asks. Each change is kept by itself. */
export const FormSettings = (props: FormSettingsProps) => (
  <>
    <Says {...props} />
    <Asks {...props} />
    <Website {...props} />
  </>
);
