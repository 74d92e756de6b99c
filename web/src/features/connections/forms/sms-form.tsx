import { useState } from "react";
import { hintClass } from "../../../ui/classes.ts";
import { PlainField } from "../../../ui/plain-field.tsx";
import { chatMessages } from "../chats/messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";
import { newSecret } from "./new-secret.ts";
import { ProgramFields } from "./program-fields.tsx";
import { SecretField } from "./secret-field.tsx";

const words = chatMessages.sms;

/** Connects a program that sends text messages. */
export function SmsForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [name, setName] = useState<string>(words.defaultName);
  const [url, setUrl] = useState("");
  const [country, setCountry] = useState("");
  const [secret] = useState(newSecret);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const settings = { url: url.trim(), country: country.trim().toUpperCase() || null };
        onConnect({ kind: "sms", name, channels: [], settings, secrets: { secret } });
      }}
    >
      <ProgramFields
        words={words}
        name={name}
        onName={setName}
        url={url}
        onUrl={setUrl}
        example="https://shop.example/sms"
      />
      <PlainField
        label={words.country}
        hint={words.countryHint}
        dir="ltr"
        autoComplete="country"
        autoCapitalize="characters"
        maxLength={2}
        value={country}
        onChange={(event) => setCountry(event.target.value)}
      />
      <SecretField words={words} secret={secret} />
      <p className={hintClass}>{words.next}</p>
      <FormFoot {...foot} />
    </form>
  );
}
