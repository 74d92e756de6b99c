import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What is wrong with a field, below it. */
export const FieldMessage = ({ children, id }: { children: ReactNode; id?: string }) => (
  <p id={id} className="flex items-start gap-1.5 text-sm text-danger">
    <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
    <span>{children}</span>
  </p>
);
