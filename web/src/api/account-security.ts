import { type ChangeEmail, type ChangePassword, DeviceSession, EmailChange, listOf, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const Ended = ok(z.object({ ended: z.number() }));

/** Where one is signed in, the newest first. */
export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: async ({ signal }) => (await call(listOf(DeviceSession), "GET", "/me/sessions?limit=100", { signal })).data,
});

export const endSession = (id: string): Promise<void> => callEmpty("DELETE", `/me/sessions/${id}`);
/** How many there were. */
export const endOtherSessions = async (): Promise<number> => (await call(Ended, "DELETE", "/me/sessions")).data.ended;

/** How many other sessions were ended by it. */
export const changePassword = async (change: ChangePassword): Promise<number> =>
  (await call(Ended, "POST", "/me/password", { body: change })).data.ended;

export const changeEmail = async (change: ChangeEmail): Promise<EmailChange["state"]> =>
  (await call(ok(EmailChange), "POST", "/me/email", { body: change })).data.state;

/** Has the mail sent once more that asks to confirm the address. */
export const sendConfirmation = async (): Promise<boolean> =>
  (await call(ok(z.object({ sent: z.boolean() })), "POST", "/me/confirmation", { body: {} })).data.sent;
