import type { ElsewhereId } from "@handbill/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { beginElsewhere, offersQuery } from "../../api/elsewhere.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { AuthError } from "./auth-error.tsx";
import { elsewhere as words } from "./elsewhere-messages.ts";

/** The ways in that lead over another service, where this installation offers any. */
export function ElsewhereButtons({ redirect }: { redirect: string | undefined }) {
  const { data: offers = [] } = useQuery(offersQuery);
  const going = useMutation({
    mutationFn: (provider: ElsewhereId) => beginElsewhere(provider, redirect),
    onSuccess: (address) => location.assign(address),
    retry: false,
  });
  if (offers.length === 0) return null;
  return (
    <div className="grid gap-4">
      <AuthError error={going.error} />
      {offers.map(({ id, name }) => (
        <PlainButton
          key={id}
          icon={<LogIn size={18} aria-hidden />}
          disabled={going.isPending || going.isSuccess}
          onClick={() => going.mutate(id)}
        >
          {words.button(name)}
        </PlainButton>
      ))}
    </div>
  );
}
