import { useState } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ApiError } from "../api/problem.ts";
import "../styles.css";
import { ChoiceCards } from "./choice-cards.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { NativeDialog } from "./native-dialog.tsx";
import { PendingButton } from "./pending-button.tsx";
import { PlainButton } from "./plain-button.tsx";
import { Section } from "./section.tsx";
import { StatusPill } from "./status-pill.tsx";
import { TextField } from "./text-field.tsx";

test("a button works by key, and not while its work is under way", async () => {
  const onPress = vi.fn<() => void>();
  const { rerender } = await render(
    <PendingButton isPending={false} onClick={onPress}>
      Approve
    </PendingButton>,
  );
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  await rerender(
    <PendingButton onClick={onPress} isPending>
      Approve
    </PendingButton>,
  );
  await userEvent.keyboard("{Enter}");
  expect(onPress).toHaveBeenCalledTimes(1);
  await expect.element(page.getByRole("button", { name: "Approve" })).toHaveFocus();
});

test("the focus ring keeps a gap to the button", async () => {
  await render(<PlainButton variant="primary">Approve</PlainButton>);
  await userEvent.tab();
  const style = getComputedStyle(page.getByRole("button").element());
  expect([style.outlineStyle, style.outlineWidth, style.outlineOffset]).toEqual(["solid", "2px", "2px"]);
});

const colour = (text: string): string => getComputedStyle(page.getByText(text, { exact: true }).element()).color;

test("a dark region inside a light page has dark colours", async () => {
  await render(
    <div data-theme="light">
      <p className="text-accent">light</p>
      <div data-theme="dark">
        <p className="text-accent">dark</p>
      </div>
    </div>,
  );
  expect([colour("light"), colour("dark")]).toEqual(["rgb(11, 107, 87)", "rgb(92, 203, 174)"]);
});

function Opener(rest: { isDismissable?: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <PlainButton onClick={() => setIsOpen(true)}>Open</PlainButton>
      {isOpen && (
        <NativeDialog onClose={() => setIsOpen(false)} title="Remove it?" {...rest}>
          <button type="button" onClick={() => setIsOpen(false)}>
            Answer
          </button>
        </NativeDialog>
      )}
    </>
  );
}

test("a dialog closes on Escape and gives the focus back", async () => {
  await render(<Opener />);
  await page.getByRole("button", { name: "Open" }).click();
  await expect.element(page.getByRole("dialog", { name: "Remove it?" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Open" })).toHaveFocus();
});

test("a dialog that needs an answer stays until it has one", async () => {
  await render(<Opener isDismissable={false} />);
  await page.getByRole("button", { name: "Open" }).click();
  const answer = page.getByRole("button", { name: "Answer" });
  await expect.element(answer).toBeVisible();
  // Browsers close a dialog at the second Escape in a row, whatever the page says to the first.
  await userEvent.keyboard("{Escape}");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog", { name: "Remove it?" })).toBeVisible();
  await answer.click();
  await expect.element(page.getByRole("button", { name: "Open" })).toHaveFocus();
});

test("a field says what is wrong with it to assistive technology too", async () => {
  await render(<TextField label="Website" value="x" onChange={() => undefined} error="Write the whole address." />);
  const field = page.getByRole("textbox", { name: "Website" });
  await expect.element(field).toHaveAttribute("aria-invalid", "true");
  await expect.element(field).toHaveAccessibleDescription("Write the whole address.");
});

function Channels() {
  const [value, setValue] = useState<("x" | "email" | "sms")[]>(["sms"]);
  return (
    <>
      <ChoiceCards
        many
        legend="Channels"
        choices={[
          { id: "x", title: "X" },
          { id: "email", title: "Email" },
          { id: "sms", title: "SMS" },
        ]}
        value={value}
        onChange={setValue}
      />
      <output>{value.join(" ")}</output>
    </>
  );
}

test("chosen cards keep the order they are shown in", async () => {
  await render(<Channels />);
  await page.getByRole("checkbox", { name: "X" }).click();
  await expect.element(page.getByRole("status")).toHaveTextContent("x sms");
  await page.getByRole("checkbox", { name: "SMS" }).click();
  await expect.element(page.getByRole("status")).toHaveTextContent("x");
});

const fault = (status: number): ApiError =>
  new ApiError({
    type: "about:blank",
    title: "Something broke",
    detail: "Not your fault.",
    status,
    code: "internal",
    requestId: "7F3K-22",
  });

test("an error shows its reference, and offers to try again only where that can help", async () => {
  const { rerender } = await render(<ErrorPanel error={fault(500)} onRetry={() => undefined} />);
  await expect.element(page.getByText("7F3K-22")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await rerender(<ErrorPanel error={fault(422)} onRetry={() => undefined} />);
  await expect.element(page.getByRole("button", { name: "Try again" })).not.toBeInTheDocument();
});

test("a section that breaks leaves the rest alive and comes back when tried again", async () => {
  const world = { isBroken: true };
  const Part = () => {
    if (world.isBroken) throw fault(500);
    return <p>Your drafts</p>;
  };
  await renderInBusiness(
    <>
      <h1>Home</h1>
      <Section errorTitle="We couldn't load your drafts">
        <Part />
      </Section>
    </>,
  );
  await expect.element(page.getByText("We couldn't load your drafts")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "Home" })).toBeVisible();
  world.isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByText("Your drafts")).toBeVisible();
});

test("a status is a word, not only a colour", async () => {
  await render(<StatusPill status="draft" />);
  await expect.element(page.getByText("Needs your look")).toBeVisible();
});
