import { useState } from "react";
import { hintClass } from "../../../ui/classes.ts";
import { PlainField } from "../../../ui/plain-field.tsx";
import { chatMessages } from "../chats/messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";
import { newSecret } from "./new-secret.ts";
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
      <PlainField
        label={words.name}
        value={name}
        required
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <PlainField
        label={words.url}
        hint={words.urlHint}
        type="url"
        inputMode="url"
        dir="ltr"
        placeholder="https://shop.example/sms"
        required
        value={url}
        onChange={(event) => setUrl(event.target.value)}
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
