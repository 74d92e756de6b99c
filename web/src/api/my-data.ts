import { DataExport, DeletionPlan, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const LOOK_AGAIN_MS = 2_000;

/** The exports of the last week; looked at again while one is being made. */
export const exportsQuery = queryOptions({
  queryKey: keys.exports,
  queryFn: async ({ signal }) => (await call(ok(z.array(DataExport)), "GET", "/me/exports", { signal })).data,
  staleTime: 0,
  refetchInterval: ({ state: { data = [] } }) =>
    data.some(({ state }) => state === "waiting" || state === "running") ? LOOK_AGAIN_MS : false,
});

/** Everything of the account, or of one business. */
export const askForExport = async (businessId: string | null): Promise<DataExport> =>
  (await call(ok(DataExport), "POST", "/me/exports", { body: { businessId } })).data;

export const removeExport = (id: string): Promise<void> => callEmpty("DELETE", `/me/exports/${id}`);

/** A plain link: the session cookie opens it. */
export const exportAddress = (id: string): string => `/api/v1/me/exports/${id}/file`;

export const deletionQuery = queryOptions({
  queryKey: keys.deletion,
  queryFn: async ({ signal }) => (await call(ok(DeletionPlan), "GET", "/me/deletion", { signal })).data,
  staleTime: 0,
});

export const deleteAccount = async (password: string): Promise<DeletionPlan> =>
  (await call(ok(DeletionPlan), "POST", "/me/deletion", { body: { password } })).data;

export const keepAccount = async (): Promise<DeletionPlan> =>
  (await call(ok(DeletionPlan), "DELETE", "/me/deletion")).data;
