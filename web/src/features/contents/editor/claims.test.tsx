import type { Claim } from "@handbill/contracts";
import { useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { Claims } from "./claims.tsx";

const price: Claim = {
  text: "Breakfast for £77.70 today.",
  field: "subject",
  confirmed: false,
  kind: "value",
  reason: "£77.70 is not among your prices.",
};
const since: Claim = { text: "Open since 1987.", field: "body", confirmed: false };
const green: Claim = {
  text: "climate neutral",
  field: "body",
  confirmed: false,
  kind: "regulated",
  reason: "Claims about the climate need proof that anyone can check.",
  rule: { id: "eu-green", jurisdiction: "EU", since: "2022-05-28", source: "https://eur-lex.europa.eu/" },
};
const reminder: Claim = {
  text: "free",
  field: "body",
  confirmed: false,
  kind: "price",
  blocks: false,
  reason: "Say what is included.",
};

function Confirming({ claims: given }: { claims: Claim[] }) {
  const [claims, setClaims] = useState(given);
  const confirm = (chosen: readonly Claim[], confirmed: boolean) =>
    setClaims(
      claims.map((claim) => (chosen.some(({ text }) => text === claim.text) ? { ...claim, confirmed } : claim)),
    );
  return (
    <>
      <Claims channel="email" claims={claims} onConfirm={confirm} />
      <p data-preview>
        Good morning. <b>Breakfast for</b> £77.70 today. Open since 1987.
      </p>
    </>
  );
}

const marked = () => [...(CSS.highlights.get("claims") ?? [])].map(String).join("");
const panel = () => page.getByRole("region", { name: "Check before you approve" });

test("a statement that the profile does not back says where it stands and why it needs a look", async () => {
  await renderInBusiness(<Confirming claims={[price]} />);
  await expect.element(panel().getByText("“Breakfast for £77.70 today.”")).toBeVisible();
  await expect.element(panel().getByText("Price, date or number · Subject")).toBeVisible();
  await expect.element(panel().getByText("£77.70 is not among your prices.")).toBeVisible();
});

test("a rule of law is named as a reminder, with its place, its day and its source", async () => {
  await renderInBusiness(<Confirming claims={[green]} />);
  await expect
    .element(panel().getByText("Rule: EU, since 28 May 2022. A reminder, not legal advice.", { exact: false }))
    .toBeVisible();
  const source = panel().getByRole("link", { name: "Read the source" });
  await expect.element(source).toHaveAttribute("href", "https://eur-lex.europa.eu/");
});

test("the owner vouches for a statement by key and takes it back, and the focus stays where it is", async () => {
  await renderInBusiness(<Confirming claims={[price, since]} />);
  const vouch = panel().getByRole("button", { name: "I can vouch for this: “Open since 1987.”" });
  while (document.activeElement !== vouch.element()) await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  const undo = panel().getByRole("button", { name: "Undo: “Open since 1987.”" });
  await expect.element(undo).toHaveFocus();
  await expect
    .element(panel().getByText("One statement is not backed by your profile.", { exact: false }))
    .toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(panel().getByText("2 statements are not backed", { exact: false })).toBeVisible();
});

test("all are confirmed with one press, and the list says that nothing is left", async () => {
  await renderInBusiness(<Confirming claims={[price, since, green]} />);
  await userEvent.click(panel().getByRole("button", { name: "Confirm all 3" }));
  await expect.element(page.getByRole("heading", { name: "You have confirmed everything" })).toHaveFocus();
});

test("reminders stand apart and ask for nothing", async () => {
  await renderInBusiness(<Confirming claims={[reminder]} />);
  const reminders = page.getByRole("region", { name: "Worth a look" });
  await expect.element(reminders.getByText("Say what is included.")).toBeVisible();
  expect(page.getByRole("button").elements()).toHaveLength(0);
});

test("what is not confirmed is underlined in the preview, over bold words too, and no longer once it is", async () => {
  await renderInBusiness(<Confirming claims={[price]} />);
  await expect.poll(marked).toBe("Breakfast for £77.70 today.");
  await userEvent.click(panel().getByRole("button"));
  await expect.poll(marked).toBe("");
});
