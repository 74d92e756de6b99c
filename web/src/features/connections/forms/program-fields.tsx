import { PlainField } from "../../../ui/plain-field.tsx";

type ProgramFieldsProps = {
  words: { name: string; url: string; urlHint: string };
  name: string;
  onName: (name: string) => void;
  url: string;
  onUrl: (url: string) => void;
  example: string;
};

/** What a program of the owner's is called here, and where it listens. */
export const ProgramFields = ({ words, name, onName, url, onUrl, example }: ProgramFieldsProps) => (
  <>
    <PlainField
      label={words.name}
      value={name}
      required
      maxLength={100}
      onChange={(event) => onName(event.target.value)}
    />
    <PlainField
      label={words.url}
      hint={words.urlHint}
      type="url"
      inputMode="url"
      dir="ltr"
      placeholder={example}
      required
      value={url}
      onChange={(event) => onUrl(event.target.value)}
    />
  </>
);
