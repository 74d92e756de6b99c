import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { PlainButton } from "../../ui/plain-button.tsx";
import { AuthError } from "./auth-error.tsx";
import { signInByPasskey } from "./passkey-sign-in.ts";
import { secondStep as words } from "./second-step-messages.ts";

/** The way in with a passkey, where the browser knows what that is. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: (userId) => userId !== undefined && onSignedIn(),
    retry: false,
  });
  if (!("PublicKeyCredential" in globalThis && "parseRequestOptionsFromJSON" in PublicKeyCredential)) return null;
  return (
    <div className="grid gap-4">
      <AuthError error={signIn.error} />
      <PlainButton
        icon={<KeyRound size={18} aria-hidden />}
        disabled={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {words.passkey}
      </PlainButton>
    </div>
  );
}
