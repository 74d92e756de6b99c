import { useState } from "react";
import { hintClass } from "../../../ui/classes.ts";
import { PlainField } from "../../../ui/plain-field.tsx";
import { chatMessages } from "../chats/messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

const words = chatMessages.whatsapp;
const SERVER = "https://graph.facebook.com";
const FIELDS = ["phoneNumberId", "businessAccountId", "accessToken", "appSecret"] as const;
const HINTS = {
  phoneNumberId: words.phoneNumberIdHint,
  businessAccountId: words.businessAccountIdHint,
  accessToken: words.accessTokenHint,
  appSecret: words.appSecretHint,
};
const SECRET = new Set<string>(["accessToken", "appSecret"]);

/** Connects a number of the WhatsApp Business Platform. */
export function WhatsAppForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [name, setName] = useState<string>(words.defaultName);
  const [values, setValues] = useState({ phoneNumberId: "", businessAccountId: "", accessToken: "", appSecret: "" });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { phoneNumberId, businessAccountId, accessToken, appSecret } = values;
        onConnect({
          kind: "whatsapp",
          name,
          channels: [],
          settings: {
            server: SERVER,
            phoneNumberId: phoneNumberId.trim(),
            businessAccountId: businessAccountId.trim(),
          },
          secrets: { accessToken: accessToken.trim(), appSecret: appSecret.trim() },
        });
      }}
    >
      <PlainField
        label={words.name}
        value={name}
        required
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      {FIELDS.map((field) => (
        <PlainField
          key={field}
          label={words[field]}
          hint={HINTS[field]}
          type={SECRET.has(field) ? "password" : "text"}
          inputMode={SECRET.has(field) ? "text" : "numeric"}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={values[field]}
          onChange={({ target }) => setValues((now) => ({ ...now, [field]: target.value }))}
        />
      ))}
      <p className={hintClass}>{words.next}</p>
      <FormFoot {...foot} />
    </form>
  );
}
