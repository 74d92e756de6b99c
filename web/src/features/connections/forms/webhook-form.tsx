import { useState } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";
import { newSecret } from "./new-secret.ts";
import { SecretField } from "./secret-field.tsx";

const words = messages.webhook;
/** Connects a program that takes pieces as Standard Webhooks describe it. */
export function WebhookForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [name, setName] = useState<string>(words.defaultName);
  const [url, setUrl] = useState("");
  const [secret] = useState(newSecret);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect({ kind: "webhook", name, channels: [], settings: { url }, secrets: { secret } });
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
        placeholder="https://shop.example/handbill"
        required
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <SecretField words={words} secret={secret} />
      <FormFoot {...foot} />
    </form>
  );
}
