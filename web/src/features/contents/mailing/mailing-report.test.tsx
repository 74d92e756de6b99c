import type { Delivery, DeliveryStatus, Mailing } from "@handbill/contracts";
import { expect, test } from "vitest";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { MailingReport } from "./mailing-report.tsx";
import { deliveriesQuery, mailingsQuery } from "./mailings.ts";

const AT = "2027-07-15T09:02:00.000000Z";
const CONTENT_ID = "0199f0a0-0000-7000-8000-000000000009";
const NONE = { queued: 0, sending: 0, accepted: 0, failed: 0, unknown: 0, skipped: 0, bounced: 0, complained: 0 };

const mailing: Mailing = {
  id: "0199f0a0-0000-7000-8000-00000000000a",
  contentId: CONTENT_ID,
  status: "done",
  perMinute: 60,
  trouble: null,
  nextAt: AT,
  waiting: null,
  createdAt: AT,
  finishedAt: AT,
  counts: { ...NONE, audience: 10, accepted: 6, failed: 1, unknown: 2, skipped: 1, bounced: 1 },
};

const delivery: Delivery = {
  id: "0199f0a0-0000-7000-8000-00000000000b",
  contactId: "0199f0a0-0000-7000-8000-00000000000c",
  name: "Ana Sousa",
  email: "ana@x.example",
  status: "unknown",
  reason: "no_answer",
  attempts: 1,
  returned: null,
  returnedAt: null,
  returnedStatus: null,
  returnedLasting: null,
  settledAt: AT,
  nextAt: null,
  tries: [
    {
      number: 1,
      status: "unknown",
      errorKind: "no_answer",
      smtpStatus: null,
      excerpt: "Connection closed",
      startedAt: AT,
      endedAt: AT,
    },
  ],
};

const shown = (change: Partial<Mailing>, lists: Partial<Record<DeliveryStatus, Delivery[]>> = {}) =>
  renderInBusiness(<MailingReport businessId={BUSINESS_ID} contentId={CONTENT_ID} />, (client, businessId) => {
    const one = { ...mailing, ...change };
    const keep = (queryKey: readonly unknown[], data: unknown) => {
      client.setQueryDefaults(queryKey, { staleTime: Infinity });
      client.setQueryData(queryKey, data);
    };
    keep(mailingsQuery(businessId, CONTENT_ID).queryKey, [one]);
    for (const status of ["unknown", "failed"] as const) {
      const pages = [{ data: lists[status] ?? [], page: { next: null } }];
      keep(deliveriesQuery(businessId, one, status).queryKey, { pages, pageParams: [null] });
    }
  });
const BUSINESS_ID = "0199f0a0-0000-7000-8000-000000000001";

test("a send that ended says who has it, and asks before anybody may get it twice", async () => {
  const screen = await shown({}, { unknown: [delivery], failed: [] });
  await expect.element(screen.getByRole("status")).toMatchTextContent("8 of 9 mails are out");
  await expect.element(screen.getByText("1 came back later. Open who took it to see who and why.")).toBeVisible();
  await screen.getByText("2: nobody knows").click();
  await expect.element(screen.getByText("Ana Sousa")).toBeVisible();
  await screen.getByText("One try").click();
  await expect.element(screen.getByText("Connection closed")).toBeVisible();
  await screen.getByRole("button", { name: "Send again to 2 people…" }).click();
  await expect.element(screen.getByRole("dialog")).toMatchTextContent(/gets it twice/);
  await expect.element(screen.getByRole("button", { name: "Cancel" })).toHaveFocus();
});

test("a send under way shows how far it is and how long yet, and can be paused and stopped", async () => {
  const counts = { ...NONE, audience: 400, accepted: 100, queued: 299, sending: 1 };
  const screen = await shown({ status: "sending", finishedAt: null, counts });
  await expect.element(screen.getByText("100 of 400 mails are out")).toBeVisible();
  await expect.element(screen.getByText(/About 5 minutes left/)).toBeVisible();
  await expect.element(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "100");
  await expect.element(screen.getByRole("button", { name: "Pause" })).toBeVisible();
  await screen.getByRole("button", { name: "Stop…" }).click();
  await expect.element(screen.getByRole("dialog")).toMatchTextContent(/299 people who did not get it yet/);
});

test("a send that the mail account holds up says why and where to mend it", async () => {
  const trouble = { errorKind: "sign_in", excerpt: "535 no", at: AT };
  const counts = { ...NONE, audience: 4, queued: 4 };
  const screen = await shown({ status: "paused", finishedAt: null, trouble, counts });
  await expect.element(screen.getByText(/does not accept the user name or the password/)).toBeVisible();
  await expect.element(screen.getByRole("link", { name: "Open connections" })).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Go on" })).toBeVisible();
});
