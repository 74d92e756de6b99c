import { useState } from "react";
import { PlainField } from "../../../ui/plain-field.tsx";
import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

const words = messages.bluesky;
const SERVER = "https://bsky.social";

/** Connects an account on Bluesky, by a password that is for this alone. */
export function BlueskyForm({ onConnect, ...foot }: ConnectionFormProps) {
  const [handle, setHandle] = useState("");
  const [appPassword, setAppPassword] = useState("");
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const settings = { server: SERVER, handle: handle.trim() };
        onConnect({
          kind: "bluesky",
          name: words.name(handle.trim()),
          channels: ["bluesky"],
          settings,
          secrets: { appPassword: appPassword.trim() },
        });
      }}
    >
      <PlainField
        label={words.handle}
        hint={words.handleHint}
        dir="ltr"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
        value={handle}
        onChange={(event) => setHandle(event.target.value)}
      />
      <PlainField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="off"
        required
        value={appPassword}
        onChange={(event) => setAppPassword(event.target.value)}
      />
      <FormFoot {...foot} />
    </form>
  );
}
