import { FieldMessage } from "../../../ui/field-message.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import type { ConnectionFormProps } from "./form-props.ts";

/** The end of every form: why it could not be connected, and the two ways out. */
export const FormFoot = ({ isBusy, problem, onClose }: Omit<ConnectionFormProps, "onConnect">) => (
  <div className="grid gap-3">
    <div role="alert">{problem && <FieldMessage>{problem}</FieldMessage>}</div>
    <div className="flex flex-wrap gap-2">
      <PlainButton type="submit" variant="primary" disabled={isBusy}>
        {isBusy ? messages.connecting : messages.connect}
      </PlainButton>
      <PlainButton variant="quiet" onClick={onClose}>
        {messages.cancel}
      </PlainButton>
    </div>
  </div>
);
