import type { Claim, ContentGenerate } from "@handbill/contracts";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import type { DraftFields } from "../fields/field-path.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { TextInput } from "./field-input.tsx";
import { SuggestionPanel } from "./suggestion-panel.tsx";

type FieldProps = { text: string; claims?: Claim[]; onRewrite?: (wish: ContentGenerate) => void };

const NO_CLAIMS: Claim[] = [];
const ignore = () => undefined;

function Field({ text: given, claims = NO_CLAIMS, onRewrite = ignore }: FieldProps) {
  const [text, setText] = useState(given);
  const set = (_path: string, value: unknown) => setText(String(value));
  const context = { fields: { text }, measurements: [], problems: [], set, unconfirmed: claims, rewrite: onRewrite };
  return <TextInput context={context} path="text" label="Text" rows={3} />;
}

const underlined = () => [...document.querySelectorAll(".claim-line")].map(({ textContent }) => textContent);

const selectFirstLine = async () => {
  await userEvent.click(page.getByRole("textbox", { name: "Text" }));
  await userEvent.keyboard("{Control>}{Home}{/Control}{Shift>}{End}{/Shift}");
};

test("a selected passage is reached and rewritten by keyboard: where it stands goes with the wish", async () => {
  const onRewrite = vi.fn<(wish: ContentGenerate) => void>();
  await renderInBusiness(<Field text={"We open at seven.\nRye on Fridays."} onRewrite={onRewrite} />);
  await selectFirstLine();
  await expect.element(page.getByRole("toolbar", { name: "Rewrite the selected passage" })).toBeVisible();
  await userEvent.tab();
  await expect.element(page.getByRole("button", { name: "Shorter" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(onRewrite).toHaveBeenCalledWith({
    wish: "shorter",
    selection: { path: "text", start: 0, end: 17, text: "We open at seven." },
  });
  expect(page.getByRole("toolbar").elements()).toHaveLength(0);
});

test("the passage can be rewritten in one's own words, and Esc puts the bar away and goes back to the text", async () => {
  const onRewrite = vi.fn<(wish: ContentGenerate) => void>();
  await renderInBusiness(<Field text="We open at seven." onRewrite={onRewrite} />);
  await selectFirstLine();
  await userEvent.keyboard("{Tab}{Escape}");
  await expect.element(page.getByRole("textbox", { name: "Text" })).toHaveFocus();
  expect(page.getByRole("toolbar").elements()).toHaveLength(0);
  await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  await userEvent.click(page.getByRole("button", { name: "Own words…" }));
  await userEvent.keyboard("say it to children{Enter}");
  expect(onRewrite).toHaveBeenCalledWith(
    expect.objectContaining({ instruction: "say it to children", selection: expect.objectContaining({ start: 0 }) }),
  );
});

test("what is not confirmed is underlined where it is written, and follows the typing", async () => {
  const claim: Claim = { text: "£99.90", field: "text", confirmed: false };
  await renderInBusiness(<Field text="Breakfast for £99.90 today." claims={[claim]} />);
  await expect.poll(underlined).toEqual(["£99.90"]);
  const box = document.querySelector("textarea")?.getBoundingClientRect();
  const over = document.querySelector("[data-underlines]")?.getBoundingClientRect();
  expect([over?.x, over?.y, over?.width]).toEqual([box?.x, box?.y, box?.width]);
  await userEvent.fill(page.getByRole("textbox", { name: "Text" }), "Breakfast today.");
  await expect.poll(underlined).toEqual([]);
});

test("after a conflict both texts can be merged by hand, and nothing of either is missing to begin with", async () => {
  const onMerge = vi.fn<(theirs: unknown, merged: DraftFields) => void>();
  const theirs = { version: 7, fields: { text: "We open at seven. Rye today." } };
  await renderInBusiness(
    <ConflictPanel
      channel="facebook"
      theirs={theirs}
      mine={{ text: "We open at eight. Rye today." }}
      onKeepMine={() => undefined}
      onTakeTheirs={() => undefined}
      onMerge={onMerge}
    />,
  );
  await userEvent.click(page.getByRole("button", { name: "Merge by hand" }));
  const both = page.getByRole("textbox", { name: "Text" });
  await expect.element(both).toHaveFocus();
  expect(document.querySelector("textarea")?.value).toBe("We open at seven.\nWe open at eight. Rye today.");
  await userEvent.fill(both, "We open at half past seven. Rye today.");
  await userEvent.click(page.getByRole("button", { name: "Save this text" }));
  expect(onMerge).toHaveBeenCalledWith(theirs, { text: "We open at half past seven. Rye today." });
});

test("a suggestion says what was asked and what would change, and takes the focus that the writing left nowhere", async () => {
  const keepMine = vi.fn<() => void>();
  await renderInBusiness(
    <SuggestionPanel
      channel="email"
      suggestion={{
        before: { subject: "Rye on Fridays", body: "Come by." },
        wish: { wish: "warmer", field: "subject" },
        accept: () => undefined,
        keepMine,
        tryAgain: () => undefined,
      }}
      present={{ subject: "Warm rye on Fridays", body: "Come by." }}
      isBusy={false}
    />,
  );
  const panel = page.getByRole("region", { name: "The writer suggests this" });
  await expect.element(panel.getByText("You asked: Warmer – Subject.")).toBeVisible();
  await expect.element(panel.getByRole("heading")).toHaveFocus();
  await expect.poll(() => document.querySelector("ins")?.textContent).toContain("Warm");
  await userEvent.keyboard("{Tab}{Tab}{Enter}");
  expect(keepMine).toHaveBeenCalledOnce();
});
