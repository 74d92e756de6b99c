import type { DeviceSession, Passkey, SignInWays } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal, USER } from "../../../test-support/api.ts";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { SecurityPage } from "../security-page.tsx";
import { securityMessages } from "./messages.ts";
import { signInMessages } from "./sign-in-messages.ts";

const { password, address, devices, elsewhere } = signInMessages;
const device = { browser: "Firefox", system: "Linux", kind: "computer" } as const;
const session = (id: string, more: Partial<DeviceSession> = {}): DeviceSession => ({
  id,
  device,
  network: "203.0.113.7",
  createdAt: "2026-11-20T10:00:00Z",
  lastUsedAt: "2026-11-20T10:00:00Z",
  current: false,
  ...more,
});

let sessions: DeviceSession[] = [];
let passkeys: Passkey[] = [];
let ways: SignInWays["elsewhere"] = [];
let isConfirmed = true;
let wrong: string | null = null;
let asked: Ask[] = [];

const unlessWrong = (answer: unknown) =>
  wrong === null
    ? answer
    : Response.json(
        {
          type: "",
          title: "No",
          status: 422,
          code: "not_confirmed",
          detail: "No.",
          requestId: "r",
          errors: [{ path: wrong, message: `Wrong ${wrong}.` }],
        },
        { status: 422 },
      );

beforeEach(() => {
  sessions = [session("one", { current: true }), session("two", { device: { ...device, system: "Windows" } })];
  [isConfirmed, wrong] = [true, null];
  [passkeys, ways] = [[], []];
  asked = answering({
    "GET /me": () => ({ ...USER, confirmEmail: !isConfirmed }),
    "GET /me/two-factor": () => ({ on: false, since: null, recoveryCodesLeft: 0 }),
    "GET /me/passkeys": () => passkeys,
    "GET /me/sign-in-ways": () => ({ hasPassword: true, elsewhere: ways }),
    "POST /me/elsewhere/disconnect": () => {
      if (wrong !== null) return unlessWrong(null);
      ways = [{ id: "oidc", name: "Bakers' Guild", since: null }];
      return undefined;
    },
    "POST /me/elsewhere/begin": () => unlessWrong({ address: "#there" }),
    "GET /me/sessions": () => sessions,
    "DELETE /me/sessions/two": () => void (sessions = sessions.slice(0, 1)),
    "DELETE /me/sessions": () => {
      sessions = sessions.slice(0, 1);
      return { ended: 1 };
    },
    "POST /me/password": () => unlessWrong({ ended: 1 }),
    "POST /me/email": () => unlessWrong({ state: "asked" }),
    "POST /me/confirmation": () => ({ sent: true }),
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
const inDialog = (name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

test("every device is listed in plain words, this one is marked, and another is signed out by a press", async () => {
  await show();
  await expect.element(page.getByText(devices.on("Firefox", "Windows"))).toBeVisible();
  await expect.element(page.getByText(devices.here)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await button(devices.endOf(devices.on("Firefox", "Windows"))).click();
  await expect.element(page.getByText(devices.alone)).toBeVisible();
  expect(asked).toEqual([{ method: "DELETE", path: "/me/sessions/two", body: undefined }]);
});

test("all other devices are signed out after a question", async () => {
  await show();
  await button(devices.endAll).click();
  await expect.element(page.getByText(devices.endAllText)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await inDialog(devices.endAll).click();
  await expect.element(page.getByText(devices.alone)).toBeVisible();
  await expect.element(button(devices.endAll)).not.toBeInTheDocument();
});

test("a wrong present password is said at its field, and the right one changes the password", async () => {
  wrong = "currentPassword";
  await show();
  await button(password.change).click();
  await expect.element(page.getByLabelText(password.next)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(signInMessages.current).fill("wrong");
  await page.getByLabelText(password.next).fill("rye bread every morning");
  await inDialog(password.submit).click();
  await expect.element(page.getByText("Wrong currentPassword.")).toBeVisible();
  wrong = null;
  await page.getByLabelText(signInMessages.current).fill("a long password");
  await inDialog(password.submit).click();
  await expect.element(page.getByText(password.done(1))).toBeVisible();
  expect(asked.at(-1)?.body).toEqual({ currentPassword: "a long password", password: "rye bread every morning" });
});

test("an address that is not confirmed says so, has its mail sent again, and can be changed", async () => {
  isConfirmed = false;
  await show();
  await expect.element(page.getByText(address.unconfirmed)).toBeVisible();
  await button(address.again).click();
  await expect.element(page.getByText(address.sent)).toBeVisible();
  await button(address.change).click();
  await page.getByLabelText(address.next).fill("ola@padaria.example");
  await page.getByLabelText(signInMessages.current).fill("a long password");
  await inDialog(address.submit).click();
  await expect.element(page.getByText(address.asked("ola@padaria.example"))).toBeVisible();
});

test("where the devices cannot be loaded it says so, and the rest of the page is there", async () => {
  answering({ "GET /me/sessions": () => refusal(500, "internal", "No.") });
  await show();
  await expect.element(page.getByText(devices.loadFailed)).toBeVisible();
  await expect.element(button(password.change)).toBeVisible();
});

test("an account elsewhere is disconnected by the password, and connected again by a way there and back", async () => {
  ways = [{ id: "oidc", name: "Bakers' Guild", since: "2026-11-20T10:00:00Z" }];
  wrong = "password";
  await show();
  await button(elsewhere.disconnectOf("Bakers' Guild")).click();
  await expect.element(page.getByText(elsewhere.disconnectText)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(securityMessages.password).fill("wrong");
  await inDialog(elsewhere.disconnect).click();
  await expect.element(page.getByText("Wrong password.")).toBeVisible();
  wrong = null;
  await inDialog(elsewhere.disconnect).click();
  await expect.element(page.getByText(elsewhere.off)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);

  await button(elsewhere.connectOf("Bakers' Guild")).click();
  await page.getByLabelText(securityMessages.password).fill("a long password");
  await inDialog(securityMessages.next).click();
  await expect.poll(() => location.hash).toBe("#there");
  expect(asked.at(-1)?.body).toMatchObject({ provider: "oidc", password: "a long password" });
  location.hash = "";
});

test("where no account elsewhere is offered, nothing is said of it", async () => {
  await show();
  await expect.element(button(password.change)).toBeVisible();
  await expect.element(page.getByText(elsewhere.title)).not.toBeInTheDocument();
});

test("each passkey is told by its name and its use, can be renamed and removed, and is read aloud as it stands there", async () => {
  const times = { createdAt: "2026-11-01T10:00:00Z", lastUsedAt: null };
  passkeys = [
    { id: "one", name: "Counter laptop", backedUp: false, ...times },
    { id: "two", name: "Maria's phone", backedUp: true, ...times, lastUsedAt: "2026-11-20T10:00:00Z" },
  ];
  await show();
  const { passkeys: words } = securityMessages;
  await expect.element(page.getByText(new RegExp(words.oneDevice))).toBeVisible();
  await expect.element(page.getByText(new RegExp(words.backedUp))).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await button(words.removeOf("Counter laptop")).click();
  await expect.element(page.getByText(words.removeText)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
});
