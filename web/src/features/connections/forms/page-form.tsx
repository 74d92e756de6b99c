import { messages } from "../messages.ts";
import { FormFoot } from "./form-foot.tsx";
import type { ConnectionFormProps } from "./form-props.ts";

/** The hosted page of the business needs no key: blog posts go there. */
export const PageForm = ({ onConnect, ...foot }: ConnectionFormProps) => (
  <form
    className="grid gap-4"
    onSubmit={(event) => {
      event.preventDefault();
      onConnect({ kind: "page", name: messages.page.name, channels: ["blog"], settings: {}, secrets: {} });
    }}
  >
    <p className="text-sm text-muted">{messages.page.text}</p>
    <FormFoot {...foot} />
  </form>
);
