import type { Claim } from "@handbill/contracts";
import { CircleAlert } from "lucide-react";
import { editorMessages as copy } from "./messages.ts";

/** Statements that the profile does not back: the owner knows whether they are true. */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  const open = claims.filter(({ confirmed }) => !confirmed);
  if (open.length === 0) return null;
  return (
    <section aria-label={copy.claimsTitle} className="grid gap-1 rounded-card bg-ai-soft p-3 text-sm text-ai">
      <h3 className="flex items-center gap-2 text-sm">
        <CircleAlert size={16} aria-hidden />
        {copy.claimsTitle}
      </h3>
      <ul className="grid gap-1 ps-6">
        {open.map(({ text, field }) => (
          <li key={`${field}-${text}`}>
            <bdi>{copy.claim(text)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
