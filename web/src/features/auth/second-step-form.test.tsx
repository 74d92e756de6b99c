import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal } from "../../test-support/api.ts";
import { faultsIn } from "../../test-support/faults.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { SecondStepForm } from "./second-step-form.tsx";
import { secondStep as words } from "./second-step-messages.ts";

let refuse: Response | null = null;
let asked: Ask[] = [];
const entered: string[] = [];

beforeEach(() => {
  [refuse, entered.length] = [null, 0];
  asked = answering({ "POST /auth/sign-in/second-step": () => refuse ?? Response.json({ user: {} }) });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <h1>Sign in</h1>
      <SecondStepForm onSignedIn={(userId) => entered.push(userId)} onBack={() => entered.push("back")} />
    </main>,
  );
const code = page.getByLabelText(words.code);
const submit = page.getByRole("button", { name: words.submit });

test("the code of the app lets in", async () => {
  await show();
  await submit.click();
  await expect.element(page.getByText(words.need)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await code.fill(" 123 456 ");
  await submit.click();
  await expect.poll(() => entered).toEqual(["user"]);
  expect(asked).toEqual([{ method: "POST", path: "/auth/sign-in/second-step", body: { code: "123 456" } }]);
});

test("a wrong code is said at the field, and the next one may be tried", async () => {
  const body = { type: "", title: "", status: 422, code: "not_confirmed", detail: "No.", requestId: "r" };
  refuse = Response.json({ ...body, errors: [{ path: "code", message: "This code is not right." }] }, { status: 422 });
  await show();
  await code.fill("000000");
  await submit.click();
  await expect.element(page.getByText("This code is not right.")).toBeVisible();
  await expect.element(submit).toBeEnabled();
});

test("once time or tries are over, the way leads back to the password", async () => {
  refuse = refusal(401, "unauthenticated", "Over.");
  await show();
  await code.fill("000000");
  await submit.click();
  await expect.element(page.getByText(words.over)).toBeVisible();
  await expect.element(submit).toBeDisabled();
  await page.getByRole("button", { name: words.back }).click();
  expect(entered).toEqual(["back"]);
});
