import { ElsewhereButtons } from "./elsewhere-buttons.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

type OtherWaysProps = { redirect: string | undefined; onSignedIn: () => void };

/** Ways in without a password. */
export const OtherWays = ({ redirect, onSignedIn }: OtherWaysProps) => (
  <div className="grid gap-4">
    <ElsewhereButtons redirect={redirect} />
    <PasskeyButton onSignedIn={onSignedIn} />
  </div>
);
