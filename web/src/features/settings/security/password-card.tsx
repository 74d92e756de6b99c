import { lazy, Suspense, useState } from "react";
import { Card } from "../../../ui/card.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { signInMessages } from "./sign-in-messages.ts";

const PasswordDialog = lazy(() => import("./change-dialogs.tsx").then((file) => ({ default: file.PasswordDialog })));

const words = signInMessages.password;

/** The way to another password. */
export function PasswordCard() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title={words.title}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">{words.text}</p>
        <PlainButton onClick={() => setIsOpen(true)}>{words.change}</PlainButton>
      </div>
      <Suspense>{isOpen && <PasswordDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </Card>
  );
}
