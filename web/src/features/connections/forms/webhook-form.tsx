import { Copy } from "lucide-react";
import { useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

const words = messages.webhook;
const KEY_BYTES = 32;

/** Made here, so that the server never has to show it. */
const newSecret = (): string =>
  `whsec_${btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(KEY_BYTES))))}`;

/** Connects a program that takes pieces as Standard Webhooks describe it. */
export function WebhookForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [name, setName] = useState<string>(words.defaultName);
  const [url, setUrl] = useState("");
  const [secret] = useState(newSecret);
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => toast(words.copied));
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
      <div className="grid gap-2">
        <PlainField label={words.secret} hint={words.secretHint} value={secret} readOnly dir="ltr" />
        <div>
          <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={copy}>
            {words.copy}
          </PlainButton>
        </div>
      </div>
      <FormFoot {...foot} />
    </form>
  );
}
