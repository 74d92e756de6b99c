import type { Installation, PartState } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleX, Eye, type LucideIcon } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { installationQuery } from "../../../api/installation.ts";
import { ApiError } from "../../../api/problem.ts";
import { Card } from "../../../ui/card.tsx";
import { cx, linkClass } from "../../../ui/classes.ts";
import { formatAgo } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { installationMessages as words } from "./messages.ts";

const LOOKS: Record<PartState, { icon: LucideIcon; tone: string }> = {
  good: { icon: CircleCheck, tone: "bg-ok-soft text-ok" },
  watch: { icon: Eye, tone: "bg-ai-soft text-ai" },
  bad: { icon: CircleX, tone: "bg-danger-soft text-danger" },
  unknown: { icon: CircleDashed, tone: "bg-sunk text-muted" },
};

/** Each part with its state, what it is in words, and what to do. */
const linesOf = ({ workers, queue, model, mail, disk, database, backup, outside }: Installation) => [
  { part: "workers" as const, state: workers.state, ...words.workers(workers) },
  { part: "queue" as const, state: queue.state, ...words.queue(queue) },
  { part: "model" as const, state: model.state, ...words.model(model) },
  { part: "mail" as const, state: mail.state, ...words.mail(mail) },
  { part: "disk" as const, state: disk.state, ...words.disk(disk) },
  { part: "database" as const, state: database.state, ...words.database(database) },
  { part: "backup" as const, state: backup.state, ...words.backup(backup) },
  { part: "outside" as const, state: outside.state, ...words.outside(outside) },
];

function State({ state }: { state: PartState }) {
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        tone,
      )}
    >
      <Icon size={14} className="shrink-0" aria-hidden />
      {words.states[state]}
    </span>
  );
}

type Lines = ReturnType<typeof linesOf>;

/** All of it in one sentence, also for who does not see the page: it is said again when it changes. */
function inShort(lines: Lines): string {
  const named = (state: PartState): string =>
    lines
      .filter((line) => line.state === state)
      .map(({ part }) => words.parts[part])
      .join(", ");
  if (named("bad") !== "") return words.someBad(named("bad"));
  return named("watch") === "" ? words.allWell : words.someWatch(named("watch"));
}

const Errors = ({ errors }: Pick<Installation, "errors">) => (
  <Card title={words.errors}>
    {errors.length === 0 ? (
      <p className="text-sm text-muted">{words.noErrors}</p>
    ) : (
      <ul aria-label={words.errors} className="divide-y divide-line">
        {errors.map(({ code, of, count, lastAt }) => (
          <li key={`${of} ${code} ${lastAt}`} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span>
              <code className="text-sm wrap-anywhere">{code}</code>{" "}
              <span className="text-sm text-muted">{words.errorOf[of]}</span>
            </span>
            <span className="text-sm text-muted">{words.errorTimes(count, formatAgo(lastAt))}</span>
          </li>
        ))}
      </ul>
    )}
    <p className="mt-3 text-sm">
      <a href="/docs/errors" className={linkClass}>
        {words.meaning}
      </a>
    </p>
  </Card>
);

function Standing({ now }: { now: Installation }) {
  const lines = linesOf(now);
  return (
    <>
      <Card title={words.version(now.version)}>
        <p role="status" className="mb-2 font-medium">
          {inShort(lines)}
        </p>
        <ul aria-label={words.title} className="divide-y divide-line">
          {lines.map(({ part, state, text, todo }) => (
            <li key={part} className="grid gap-1 py-3">
              <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-medium">{words.parts[part]}</span>
                <State state={state} />
              </p>
              <p className="text-sm text-muted wrap-anywhere">{text}</p>
              {todo !== undefined && <p className="text-sm wrap-anywhere">{todo}</p>}
            </li>
          ))}
        </ul>
      </Card>
      <Errors errors={now.errors} />
    </>
  );
}

function Content() {
  const { data: now, error } = useQuery(installationQuery);
  if (error instanceof ApiError && error.problem.code === "not_permitted") {
    return <EmptyState title={words.notYours}>{words.notYoursText}</EmptyState>;
  }
  if (now === undefined) {
    return error ? <ErrorPanel error={error} title={words.loadFailed} /> : <Skeleton height="page" />;
  }
  return <Standing now={now} />;
}

/** How the installation stands, for its operator. */
export function InstallationPage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4">
        <Content />
      </div>
    </>
  );
}
