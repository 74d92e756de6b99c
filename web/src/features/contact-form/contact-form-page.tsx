import type { ContactFormUpdate } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useActiveBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { ApiError } from "../../api/problem.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { linkClass } from "../../ui/classes.ts";
import { OpenState } from "../../ui/open-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.ts";
import { contactFormQuery, previewAddress, useChangeForm } from "./form-data.ts";
import { FormSettings } from "./form-settings.tsx";
import { messages as words } from "./messages.ts";

/** What the server says of the one field, or of the whole. */
const reasonOf = (error: unknown): string =>
  (error instanceof ApiError && error.problem.errors?.[0]?.message) || describeError(error).detail;

function ContactFormSettings() {
  const { id: businessId, sample } = useActiveBusiness();
  const { data: form } = useSuspenseQuery(contactFormQuery(businessId));
  const { mutateAsync } = useChangeForm(businessId);

  const save = (change: ContactFormUpdate): Promise<string | undefined> =>
    mutateAsync(change).then(() => undefined, reasonOf);
  const press = async (change: ContactFormUpdate): Promise<boolean> => {
    const reason = await save(change);
    if (reason !== undefined) toast(words.notSaved, { tone: "danger", detail: reason });
    return reason === undefined;
  };
  const letIn = async (isOn: boolean): Promise<void> => {
    if (!(await press({ isOn }))) return;
    toast(isOn ? words.opened : words.closed, {
      tone: "ok",
      action: { label: words.undo, onPress: () => void press({ isOn: !isOn }) },
    });
  };

  return (
    <div className="grid gap-4 md:gap-6">
      <OpenState
        isOpen={form.isOn}
        url={form.url}
        text={sample ? words.sample : form.isOn ? words.isOpen : words.isClosed}
        words={words}
        {...(!sample && {
          action: { label: form.isOn ? words.closeForm : words.openForm, onPress: () => void letIn(!form.isOn) },
        })}
      />
      {!form.canAnswer && !sample && (
        <Banner tone="warn">
          {words.noAccount}{" "}
          <Link to="/b/$businessId/settings/connections" params={{ businessId }} className={linkClass}>
            {words.connect}
          </Link>
        </Banner>
      )}
      <FormSettings form={form} onSave={save} onPress={(change) => void press(change)} />
      <Card title={words.preview}>
        <iframe
          key={form.updatedAt}
          title={words.previewTitle}
          src={previewAddress(businessId, form.updatedAt)}
          sandbox=""
          loading="lazy"
          className="h-160 w-full rounded-control border border-line bg-surface"
        />
      </Card>
    </div>
  );
}

/** The form by which everybody can write to the business: what it asks, where it stands, and whether it is open. */
export function ContactFormPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <Section errorTitle={words.loadFailed} skeleton={<Skeleton height="page" />}>
        <ContactFormSettings />
      </Section>
    </>
  );
}
