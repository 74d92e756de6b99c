import type { Business } from "@handbill/contracts";
import { Card } from "../../ui/card.tsx";
import { hintClass } from "../../ui/classes.ts";
import { PlainTextArea } from "../../ui/plain-text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { messages } from "./messages.ts";
import type { ProfileForm } from "./use-profile-form.ts";

const words = messages.profile;

/** Who sends the mailings of the business, as the law wants to see it. */
export function SenderCard({ form: { profile, errors, set } }: { form: ProfileForm }) {
  const { sender } = profile;
  const change = (changed: Partial<Business["sender"]>): void => set({ sender: { ...sender, ...changed } });
  return (
    <Card title={words.senderTitle}>
      <p className={`${hintClass} -mt-2 mb-4`}>{words.senderHint}</p>
      <div className="grid gap-5">
        <TextField
          label={words.legalName}
          hint={words.legalNameHint}
          value={sender.legalName}
          error={errors["sender.legalName"]}
          onChange={(legalName) => change({ legalName })}
        />
        <PlainTextArea
          label={words.postalAddress}
          rows={2}
          value={sender.postalAddress}
          error={errors["sender.postalAddress"]}
          onChange={(postalAddress) => change({ postalAddress })}
        />
        <div className="grid gap-5 md:grid-cols-2">
          <TextField
            label={words.country}
            hint={words.countryHint}
            maxLength={2}
            value={sender.country ?? ""}
            error={errors["sender.country"]}
            onChange={(country) => change({ country: country === "" ? null : country.toUpperCase() })}
          />
          <TextField
            label={words.registration}
            hint={words.registrationHint}
            value={sender.registration}
            error={errors["sender.registration"]}
            onChange={(registration) => change({ registration })}
          />
        </div>
      </div>
    </Card>
  );
}
