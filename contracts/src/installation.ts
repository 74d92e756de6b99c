import * as z from "zod/mini";
import { ERRORS, type ErrorCode } from "./errors.ts";

/** `watch`: it goes on, and somebody should look at it; `bad`: something does not work; `unknown`: it was not set up, or cannot be told. */
export const PART_STATES = ["good", "watch", "bad", "unknown"] as const;
export type PartState = (typeof PART_STATES)[number];

const state = z.enum(PART_STATES);
const time = z.string();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of that very list
const code = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

/** How an installation stands, for whoever runs it. It says nothing of any business. */
export const Installation = z.object({
  version: z.string(),
  workers: z.object({
    state,
    alive: z.number(),
    /** For so long none has been there; 0 while one is. */
    awaySeconds: z.number(),
    /** Of all processes that live, web and worker. */
    versions: z.array(z.string()),
  }),
  queue: z.object({ state, waiting: z.number(), running: z.number(), oldestSeconds: z.number() }),
  model: z.object({
    state,
    demo: z.boolean(),
    names: z.array(z.string()),
    /** Models whose servers are left alone just now. */
    openCircuits: z.number(),
    lastWellAt: z.nullable(time),
    /** In the last hour. */
    calls: z.number(),
    failed: z.number(),
  }),
  /** The server for mails of the installation itself; `problem` says why it cannot be reached. */
  mail: z.object({ state, problem: z.nullable(z.string()) }),
  disk: z.object({ state, freeBytes: z.number(), totalBytes: z.number() }),
  database: z.object({
    state,
    version: z.string(),
    bytes: z.number(),
    embedded: z.boolean(),
    /** Whether the database itself keeps the businesses of strangers apart. */
    walled: z.boolean(),
    /** Of the process that answers. */
    connections: z.object({ used: z.number(), most: z.number(), waiting: z.number() }),
  }),
  /** Of the newest backup in the data folder; null where none lies there: it may lie elsewhere. */
  backup: z.object({ state, newestAt: z.nullable(time) }),
  /** Networks inside that connections of businesses may lead to, as OUTSIDE_ALLOW names them. */
  outside: z.object({ state, allowed: z.array(z.string()) }),
  /** Of the last day, the most frequent first: requests that the answering process failed, and jobs of all processes. */
  errors: z.array(z.object({ code, of: z.enum(["request", "job"]), count: z.number(), lastAt: time })),
});
export type Installation = z.infer<typeof Installation>;
