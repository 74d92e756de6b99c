import { FieldMessage } from "../../../ui/field-message.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import type { ConnectionFormProps } from "./form-props.ts";

type FootProps = Omit<ConnectionFormProps, "onConnect"> & { submit?: string; busy?: string };

/** The end of every form: why it could not be connected, and the two ways out. */
export const FormFoot = ({
  isBusy,
  problem,
  onClose,
  submit = messages.connect,
  busy = messages.connecting,
}: FootProps) => (
  <div className="grid gap-3">
    <div role="alert">{problem && <FieldMessage>{problem}</FieldMessage>}</div>
    <div className="flex flex-wrap gap-2">
      <PlainButton type="submit" variant="primary" disabled={isBusy}>
        {isBusy ? busy : submit}
      </PlainButton>
      <PlainButton variant="quiet" onClick={onClose}>
        {messages.cancel}
      </PlainButton>
    </div>
  </div>
);
