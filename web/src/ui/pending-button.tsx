import type { ComponentProps } from "react";
import { PlainButton } from "./plain-button.tsx";

type PendingButtonProps = ComponentProps<typeof PlainButton> & { isPending: boolean };

/** Starts what takes a while: meanwhile it keeps the focus, does nothing more when it is pressed, and says that work is under way. */
export const PendingButton = ({ isPending, type, onClick, ...button }: PendingButtonProps) => (
  <PlainButton
    {...button}
    type={isPending ? "button" : type}
    onClick={isPending ? undefined : onClick}
    aria-disabled={isPending || undefined}
    aria-busy={isPending || undefined}
  />
);
