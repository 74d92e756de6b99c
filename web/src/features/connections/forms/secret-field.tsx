import { Copy } from "lucide-react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";

type SecretFieldProps = { words: { secret: string; secretHint: string; copy: string; copied: string }; secret: string };

/** A key that is to stand in a program of the owner's too. */
export function SecretField({ words, secret }: SecretFieldProps) {
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => toast(words.copied));
  return (
    <div className="grid gap-2">
      <PlainField label={words.secret} hint={words.secretHint} value={secret} readOnly dir="ltr" />
      <div>
        <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={copy}>
          {words.copy}
        </PlainButton>
      </div>
    </div>
  );
}
