import { type InvitationCreate, ROLES, type Role } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useBusinessId } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { inviteMember } from "../../api/team.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { PlainSelect } from "../../ui/plain-select.tsx";
import { ShownOnce } from "../../ui/shown-once.tsx";
import { teamMessages } from "./messages.ts";

const { form: words, made, roles } = teamMessages;

/** What most people are asked to do comes first. */
const CHOICES = ROLES.toReversed().map((role) => ({ id: role, label: `${roles[role].name}: ${roles[role].may}` }));

/** Whom to invite and as what; then the link, once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const businessId = useBusinessId();
  const client = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [isTried, setIsTried] = useState(false);
  const inviting = useMutation({
    mutationFn: (wish: InvitationCreate) => inviteMember(businessId, wish),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.invitations(businessId) }),
  });
  const isMissing = !/\S@\S+\.\S/.test(email);
  // The only time that it is seen.
  if (inviting.data) {
    const { email: invited, isMailed, link } = inviting.data;
    return (
      <ShownOnce
        title={made.title}
        text={(isMailed ? made.mailed : made.notMailed)(invited)}
        done={made.done}
        snippet={{ label: made.label, text: made.text, code: link, words: made.words }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (!isMissing) inviting.mutate({ email: email.trim(), role });
      }}
      isSaving={inviting.isPending}
      words={words}
    >
      {inviting.error && <ErrorPanel error={inviting.error} title={words.failed} />}
      <PlainField
        label={words.email}
        type="email"
        value={email}
        data-first-focus
        autoComplete="off"
        error={isTried && isMissing ? words.needEmail : undefined}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PlainSelect
        label={words.role}
        choices={CHOICES}
        value={role}
        onChange={(next) => setRole(ROLES.find((one) => one === next) ?? role)}
      />
    </FormDialog>
  );
}
