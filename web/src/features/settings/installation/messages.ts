import type { Installation, PartState } from "@handbill/contracts";
import { formatAgo, formatDuration } from "../../../ui/dates.ts";
import { numberFormat } from "../../../ui/formatters.ts";

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${numberFormat("en", { maximumFractionDigits: 1 }).format(bytes / 1e9)} GB`
    : `${numberFormat("en", { maximumFractionDigits: 0 }).format(bytes / 1e6)} MB`;
const count = (many: number, one: string, more: string): string =>
  `${numberFormat("en", {}).format(many)} ${many === 1 ? one : more}`;

/** What a part is in words, and what to do where it is not well; `undefined` where there is nothing to do. */
type Line = { text: string; todo: string | undefined };

export const installationMessages = {
  title: "This installation",
  lead: "For whoever runs Handbill here: whether everything works, and what to do where it does not. It looks again by itself.",
  loadFailed: "We couldn't ask how the installation stands",
  notYours: "This page is for whoever runs this installation",
  notYoursText:
    "That is the account that was made first here, or those that the setting OPERATOR_EMAILS names. Your own work is not affected.",
  allWell: "Everything works.",
  someBad: (names: string) => `Something does not work: ${names}.`,
  someWatch: (names: string) => `It works. Have a look at: ${names}.`,
  version: (version: string) => `Handbill ${version}`,
  states: { good: "Well", watch: "Have a look", bad: "Does not work", unknown: "Not set up" } satisfies Record<
    PartState,
    string
  >,
  parts: {
    workers: "Workers",
    queue: "What waits to be written",
    model: "AI model",
    mail: "Mail of the installation",
    disk: "Disk",
    database: "Database",
    backup: "Backup",
    outside: "Where connections may lead",
  },
  workers: ({ state, alive, awaySeconds, versions }: Installation["workers"]): Line => ({
    text:
      alive > 0
        ? `${count(alive, "process writes", "processes write")}.`
        : `Nobody has written for ${formatDuration(awaySeconds)}.`,
    todo:
      state === "bad"
        ? "What was asked for waits. Start a process with ROLE=all or ROLE=worker, and look at its log."
        : versions.length > 1
          ? `Versions ${versions.join(" and ")} run side by side. After an update, replace the older processes too.`
          : undefined,
  }),
  queue: ({ state, waiting, running, oldestSeconds }: Installation["queue"]): Line => ({
    text:
      waiting === 0
        ? `Nothing waits; ${count(running, "text is", "texts are")} being written.`
        : `${count(waiting, "text waits", "texts wait")}, the first for ${formatDuration(oldestSeconds)}; ${count(running, "is", "are")} being written.`,
    todo:
      state === "good"
        ? undefined
        : "The model answers slowly, or there are too few workers: look at the AI model, or start another worker.",
  }),
  model: ({ state, demo, names, openCircuits, lastWellAt, calls, failed }: Installation["model"]): Line => ({
    text: [
      demo ? "The built-in demo model writes." : `${names.join(" and ")}.`,
      lastWellAt === null ? "It has not answered yet." : `Last good answer ${formatAgo(lastWellAt)}.`,
      calls > 0
        ? `${numberFormat("en", {}).format(failed)} of ${count(calls, "call", "calls")} failed in the last hour.`
        : "",
    ]
      .filter(Boolean)
      .join(" "),
    todo:
      openCircuits > 0
        ? "Its server failed several times in a row and is left alone for a moment. Look at the provider's status page; npm run doctor asks it."
        : state === "watch"
          ? "Half of its calls fail. The log says why, by code; npm run doctor asks the model."
          : demo
            ? "For real texts set OPENAI_API_KEY, or OPENAI_BASE_URL for a model of your own."
            : undefined,
  }),
  mail: ({ state, problem }: Installation["mail"]): Line => ({
    text:
      state === "unknown"
        ? "No mail server is set, so the installation itself sends no mail."
        : problem === null
          ? "The mail server takes our mails."
          : `The mail server cannot be used: ${problem}.`,
    todo: state === "good" ? undefined : "Set SMTP_URL, for instance smtp://user:password@mail.example.com:587.",
  }),
  disk: ({ state, freeBytes, totalBytes }: Installation["disk"]): Line => ({
    text: `${size(freeBytes)} of ${size(totalBytes)} are free where the data folder lies.`,
    todo:
      state === "good" ? undefined : "Make room: once it is full nothing can be saved. Old backups and logs go first.",
  }),
  database: ({ state, version, bytes, embedded, walled, connections }: Installation["database"]): Line => ({
    text: `PostgreSQL ${version}${embedded ? ", the built-in one" : ""}, ${size(bytes)}. ${numberFormat("en", {}).format(connections.used)} of ${numberFormat("en", {}).format(connections.most)} connections for work are in use. ${walled ? "It keeps the businesses of strangers apart by itself." : ""}`.trim(),
    todo: walled
      ? state === "good"
        ? undefined
        : "Work waits for connections: something in the database is slow or locked."
      : "Row-level security is off: the user of DATABASE_URL may not make roles. docs/operations.md says how to allow it.",
  }),
  backup: ({ state, newestAt }: Installation["backup"]): Line => ({
    text: newestAt === null ? "No backup lies in the data folder." : `The newest one was made ${formatAgo(newestAt)}.`,
    todo: state === "good" ? undefined : "Run npm run backup every night, and keep the files on another machine.",
  }),
  outside: ({ state, allowed }: Installation["outside"]): Line => ({
    text:
      allowed.length === 0
        ? "To public addresses alone."
        : `To public addresses, and to ${allowed.join(", ")}: OUTSIDE_ALLOW names them.`,
    todo:
      state === "good"
        ? undefined
        : "Whoever may add a connection can have the server call what listens there. Name single addresses with their ports.",
  }),
  errors: "What went wrong in the last day",
  noErrors: "Nothing.",
  errorOf: { request: "requests", job: "generations" },
  errorTimes: (many: number, ago: string) => `${count(many, "time", "times")}, last ${ago}`,
  meaning: "What each code means",
} as const;
