import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { contentLinksQuery, makeContentLinks } from "../api/links.ts";
import { describeError } from "../api/describe-error.ts";
import { FieldMessage } from "../ui/field-message.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { LinkCard } from "./link-card.tsx";
import { linkMessages as copy } from "./messages.ts";

type ContentLinksProps = {
  businessId: string;
  contentId: string;
  /** It has gone out: links that are not there now never will be. */
  isOut: boolean;
};

function Links({ businessId, contentId, isOut }: ContentLinksProps) {
  const client = useQueryClient();
  const { data: links } = useSuspenseQuery(contentLinksQuery(businessId, contentId));
  const making = useMutation({
    mutationFn: () => makeContentLinks(businessId, contentId),
    onSuccess: (made) => client.setQueryData(contentLinksQuery(businessId, contentId).queryKey, made),
  });
  return (
    <section aria-labelledby="content-links" className="grid gap-3">
      <h3 id="content-links" className="text-base">
        {copy.title}
      </h3>
      {links.length > 0 && (
        <ul className="grid gap-3">
          {links.map((link) => (
            <LinkCard key={link.id} businessId={businessId} link={link} />
          ))}
        </ul>
      )}
      {links.length === 0 && (
        <p className="text-sm text-muted" role="status">
          {isOut || making.isSuccess ? copy.none : copy.notYet}
        </p>
      )}
      {links.length === 0 && !isOut && !making.isSuccess && (
        <div>
          <PlainButton takes="edit" size="sm" disabled={making.isPending} onClick={() => making.mutate()}>
            {copy.make}
          </PlainButton>
        </div>
      )}
      {making.isError && <FieldMessage>{describeError(making.error).detail}</FieldMessage>}
    </section>
  );
}

/** The counted links of a piece, and what came of each. */
export const ContentLinks = (props: ContentLinksProps) => (
  <Section errorTitle={copy.loadFailed} skeleton={<Skeleton lines={2} />}>
    <Links {...props} />
  </Section>
);
