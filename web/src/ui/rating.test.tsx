import type { Rating as RatingOf, RatingUpdate } from "@handbill/contracts";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../styles.css";
import { Rating } from "./rating.tsx";

function Rated({ onRate }: { onRate: (judgement: RatingUpdate) => void }) {
  const [rating, setRating] = useState<RatingOf | null>(null);
  return (
    <Rating
      rating={rating}
      onRate={(judgement) => {
        setRating(judgement.rating);
        onRate(judgement);
      }}
    />
  );
}

test("a thumb counts at once, and a note can follow", async () => {
  const onRate = vi.fn<(judgement: RatingUpdate) => void>();
  await render(<Rated onRate={onRate} />);
  await userEvent.click(page.getByRole("button", { name: "Not good" }));
  expect(onRate).toHaveBeenLastCalledWith({ rating: "down" });
  await userEvent.fill(page.getByLabelText("What was wrong with it?"), " Too loud. ");
  await userEvent.click(page.getByRole("button", { name: "Add the note" }));
  expect(onRate).toHaveBeenLastCalledWith({ rating: "down", note: "Too loud." });
  await expect.element(page.getByText("Your note is kept.")).toBeVisible();
});

test("a second press takes the thumb back and asks for nothing", async () => {
  const onRate = vi.fn<(judgement: RatingUpdate) => void>();
  await render(<Rated onRate={onRate} />);
  const good = page.getByRole("button", { name: "Good", exact: true });
  await userEvent.click(good);
  await expect.element(good).toHaveAttribute("aria-pressed", "true");
  await userEvent.click(good);
  expect(onRate).toHaveBeenLastCalledWith({ rating: null });
  await expect.element(good).toHaveAttribute("aria-pressed", "false");
  expect(page.getByRole("textbox").elements()).toHaveLength(0);
});
