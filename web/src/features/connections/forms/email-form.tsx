import { useState } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

const words = messages.email;

/** How mail servers are reached: the port says the encryption. */
const WAYS = {
  starttls: { port: 587, label: words.starttls },
  tls: { port: 465, label: words.tls },
} as const;
type Way = keyof typeof WAYS;
const CHOICES = Object.entries(WAYS).map(([id, { label }]) => ({ id, label }));

/** Connects the mail account of the business, by what its mail program is set to. */
export function EmailForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [fromName, setFromName] = useState("");
  const [fromAddress, setFromAddress] = useState("");
  const [host, setHost] = useState("");
  const [way, setWay] = useState<Way>("starttls");
  const [password, setPassword] = useState("");
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const address = fromAddress.trim();
        const account = { host: host.trim(), port: WAYS[way].port, security: way, user: address };
        const sender = { fromName: fromName.trim(), fromAddress: address, replyTo: null, perMinute: 60 };
        const returns = { returnsAddress: null, returnsTagged: false, returnsMailbox: null };
        const settings = { ...account, ...sender, ...returns, dkimDomain: "", dkimSelector: "" };
        const secrets = { password, dkimKey: "", returnsPassword: "" };
        onConnect({ kind: "email", name: address.slice(0, 100), channels: ["email"], settings, secrets });
      }}
    >
      <PlainField
        label={words.fromName}
        hint={words.fromNameHint}
        required
        maxLength={100}
        value={fromName}
        onChange={(event) => setFromName(event.target.value)}
      />
      <PlainField
        label={words.fromAddress}
        hint={words.fromAddressHint}
        type="email"
        dir="ltr"
        required
        value={fromAddress}
        onChange={(event) => setFromAddress(event.target.value)}
      />
      <PlainField
        label={words.host}
        hint={words.hostHint}
        dir="ltr"
        required
        value={host}
        onChange={(event) => setHost(event.target.value)}
      />
      <PlainSelect
        label={words.way}
        value={way}
        choices={CHOICES}
        onChange={(chosen) => setWay(chosen === "tls" ? "tls" : "starttls")}
      />
      <PlainField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="off"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormFoot {...foot} />
    </form>
  );
}
