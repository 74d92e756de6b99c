import { useState } from "react";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";
import { newSecret } from "./new-secret.ts";
import { ProgramFields } from "./program-fields.tsx";
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
      <ProgramFields
        words={words}
        name={name}
        onName={setName}
        url={url}
        onUrl={setUrl}
        example="https://shop.example/handbill"
      />
      <SecretField words={words} secret={secret} />
      <FormFoot {...foot} />
    </form>
  );
}
