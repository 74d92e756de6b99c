import type { TwoFactor } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal, USER } from "../../../test-support/api.ts";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { SecurityPage } from "../security-page.tsx";
import { securityMessages } from "./messages.ts";

const words = securityMessages.step;
const CODES = Array.from({ length: 10 }, (_, index) => `ABCD-EFGH-JKMN-PQR${index}`.replace("0", "2"));

let standing: TwoFactor;
let isGuest = false;
let wrong: string | null = null;
let asked: Ask[] = [];

const fieldRefusal = (path: string) =>
  Response.json(
    {
      type: "",
      title: "No",
      status: 422,
      code: "not_confirmed",
      detail: "No.",
      requestId: "r",
      errors: [{ path, message: `Wrong ${path}.` }],
    },
    { status: 422 },
  );

beforeEach(() => {
  standing = { on: false, since: null, recoveryCodesLeft: 0 };
  [isGuest, wrong] = [false, null];
  const unlessWrong = (answer: unknown) => (wrong === null ? answer : fieldRefusal(wrong));
  asked = answering({
    "GET /me": () => ({ ...USER, guest: isGuest }),
    "GET /me/two-factor": () => standing,
    "GET /me/passkeys": () => [],
    "GET /me/sign-in-ways": () => ({ hasPassword: true, elsewhere: [] }),
    "GET /me/sessions": () => [],
    "POST /me/two-factor": () =>
      unlessWrong({ secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: { size: 3, path: "M1 1h1v1h-1z" } }),
    "POST /me/two-factor/confirm": () => {
      if (wrong === null) standing = { on: true, since: "2026-11-20T10:00:00Z", recoveryCodesLeft: 10 };
      return unlessWrong({ recoveryCodes: CODES });
    },
    "POST /me/two-factor/recovery-codes": () => unlessWrong({ recoveryCodes: CODES }),
    "POST /me/two-factor/off": () => {
      if (wrong === null) standing = { on: false, since: null, recoveryCodesLeft: 0 };
      return unlessWrong(undefined);
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <SecurityPage />
    </main>,
  );
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("it is set up by password, app and first code, and the recovery codes are seen once", async () => {
  await show();
  await expect.element(page.getByText(words.off)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await button(words.setUp).click();
  await page.getByLabelText(securityMessages.password).fill("a long password");
  await button(securityMessages.next).click();
  await expect.element(page.getByRole("img", { name: words.qr })).toBeVisible();
  await expect.element(page.getByText("JBSWY3DPEHPK3PXP")).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(securityMessages.code).fill("123456");
  await button(words.confirm).click();
  await expect.element(page.getByText(/PQR9/)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await button(words.codesDone).click();
  await expect.element(page.getByText(words.on("20 Nov 2026"))).toBeVisible();
  await expect.element(page.getByText(/PQR9/)).not.toBeInTheDocument();
  expect(asked.map(({ body }) => body)).toEqual([{ password: "a long password" }, { code: "123456" }]);
});

test("a wrong password is said at its field, and nothing was begun", async () => {
  wrong = "password";
  await show();
  await button(words.setUp).click();
  await button(securityMessages.next).click();
  await expect.element(page.getByText("Wrong password.")).toBeVisible();
  await expect.element(page.getByRole("img", { name: words.qr })).not.toBeInTheDocument();
});

test("with few recovery codes left, new ones are made by password and code", async () => {
  standing = { on: true, since: "2026-11-20T10:00:00Z", recoveryCodesLeft: 1 };
  await show();
  await expect.element(page.getByText(`${words.left(1)} ${words.fewLeft}`)).toBeVisible();
  await button(words.newCodes).click();
  await page.getByLabelText(securityMessages.anyCode).fill("123456");
  await button(words.newSubmit).click();
  await expect.element(page.getByText(/PQR9/)).toBeVisible();
});

test("turning it off says what that means, and asks for password and code", async () => {
  standing = { on: true, since: "2026-11-20T10:00:00Z", recoveryCodesLeft: 10 };
  wrong = "code";
  await show();
  await button(words.turnOff).click();
  await expect.element(page.getByText(words.offText)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(securityMessages.password).fill("a long password");
  await page.getByLabelText(securityMessages.anyCode).fill("000000");
  const submit = page.getByRole("dialog").getByRole("button", { name: words.turnOff });
  await submit.click();
  await expect.element(page.getByText("Wrong code.")).toBeVisible();
  wrong = null;
  await submit.click();
  await expect.element(page.getByText(words.off)).toBeVisible();
});

test("where it cannot be loaded it says so; a guest is told what is needed first", async () => {
  answering({ "GET /me/two-factor": () => refusal(500, "internal", "No.") });
  const screen = await show();
  await expect.element(page.getByText(words.loadFailed)).toBeVisible();
  await screen.unmount();
  isGuest = true;
  answering({ "GET /me": () => ({ ...USER, guest: true }) });
  await show();
  await expect.element(page.getByText(securityMessages.guest)).toBeVisible();
});
