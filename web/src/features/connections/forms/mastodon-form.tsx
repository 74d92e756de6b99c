import { useState } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

const words = messages.mastodon;

/** Connects an account on any server of Mastodon, by a token that its owner makes there. */
export function MastodonForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [server, setServer] = useState("https://mastodon.social");
  const [accessToken, setAccessToken] = useState("");
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const settings = { server: server.trim(), visibility: "public" } as const;
        const secrets = { accessToken: accessToken.trim() };
        onConnect({ kind: "mastodon", name: words.name, channels: [], settings, secrets });
      }}
    >
      <PlainField
        label={words.server}
        hint={words.serverHint}
        type="url"
        dir="ltr"
        required
        value={server}
        onChange={(event) => setServer(event.target.value)}
      />
      <PlainField
        label={words.token}
        hint={words.tokenHint}
        type="password"
        autoComplete="off"
        required
        value={accessToken}
        onChange={(event) => setAccessToken(event.target.value)}
      />
      <FormFoot {...foot} />
    </form>
  );
}
