import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { describeError } from "../../api/describe-error.ts";
import { createLink, paperLinksQuery } from "../../api/links.ts";
import { LinkCard } from "../../links/link-card.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { PlainField } from "../../ui/plain-field.tsx";
import { toast } from "../../ui/toast.ts";
import { trackingMessages as copy } from "./messages.ts";

/** Links that stand in no piece: one is made by its address, and found here with what came of it. */
export function PaperLinks({ businessId }: { businessId: string }) {
  const client = useQueryClient();
  const query = paperLinksQuery(businessId);
  const { data: links } = useSuspenseQuery(query);
  const [address, setAddress] = useState("");
  const [isWrong, setWrong] = useState(false);
  const making = useMutation({
    mutationFn: (link: { address: string }) => createLink(businessId, link),
    onSuccess: (made) => {
      client.setQueryData(query.queryKey, (all) => [made, ...(all ?? [])]);
      setAddress("");
      toast(copy.made, { tone: "ok" });
    },
  });
  const error = isWrong ? copy.badAddress : making.isError ? describeError(making.error).detail : undefined;
  return (
    <div className="grid gap-4">
      <form
        noValidate
        className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          const given = address.trim();
          const isAddress = /^https?:$/.test(URL.parse(given)?.protocol ?? "");
          setWrong(!isAddress);
          if (isAddress) making.mutate({ address: given });
        }}
      >
        <PlainField
          label={copy.address}
          type="url"
          inputMode="url"
          dir="ltr"
          value={address}
          error={error}
          onChange={({ target }) => {
            setAddress(target.value);
            setWrong(false);
          }}
        />
        <PlainButton type="submit" icon={<Plus size={18} aria-hidden />} disabled={making.isPending}>
          {copy.make}
        </PlainButton>
      </form>
      {links.length === 0 ? (
        <p className="text-sm text-muted">{copy.noPaper}</p>
      ) : (
        <ul className="grid gap-3">
          {links.map((link) => (
            <LinkCard key={link.id} businessId={businessId} link={link} />
          ))}
        </ul>
      )}
    </div>
  );
}
