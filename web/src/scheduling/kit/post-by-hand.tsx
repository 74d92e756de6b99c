import type { Content } from "@handbill/contracts";
import { Smartphone } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { PlainButton } from "../../ui/plain-button.tsx";
import { useScheduleActions } from "../use-schedule-actions.ts";
import { messages } from "./messages.ts";

const KitDialog = lazy(() => import("./kit-dialog.tsx").then((file) => ({ default: file.KitDialog })));

type PostByHandProps = { content: Content; isUrgent?: boolean };

/** Opens everything that is needed to post a piece by hand. */
export function PostByHand({ content, isUrgent = false }: PostByHandProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { post } = useScheduleActions();
  return (
    <>
      <PlainButton
        size="sm"
        variant={isUrgent ? "primary" : "secondary"}
        icon={<Smartphone size={16} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {messages.open}
      </PlainButton>
      {isOpen && (
        <Suspense>
          <KitDialog
            content={content}
            onClose={() => setIsOpen(false)}
            onPosted={(address) => {
              setIsOpen(false);
              post(content, address);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
