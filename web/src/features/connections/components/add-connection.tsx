import type { Connection } from "@handbill/contracts";
import { Suspense, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { ApiError } from "../../../api/problem.ts";
import { cardClass, hintClass } from "../../../ui/classes.ts";
import { Card } from "../../../ui/card.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { FORMS } from "../forms/registry.ts";
import { messages, wordsOfKind } from "../messages.ts";
import type { useConnections } from "./use-connections.ts";

/** What is wrong with the first field that is wrong, or with all of it. */
const faultIn = (error: unknown): string =>
  (error instanceof ApiError ? error.problem.errors?.[0]?.message : undefined) ?? describeError(error).detail;

/** Which kind first, then the form of that kind. */
export function AddConnection({ create, test }: Pick<ReturnType<typeof useConnections>, "create" | "test">) {
  const [kind, setKind] = useState<string | null>(null);
  const chosen = FORMS.find((form) => form.kind === kind);
  if (!chosen) {
    return (
      <section aria-labelledby="add-connection" className="grid gap-3">
        <h2 id="add-connection" className="text-lg">
          {messages.choose}
        </h2>
        <ul className={`${cardClass} divide-y divide-line overflow-hidden`}>
          {FORMS.map(({ kind: one, icon: Icon }) => (
            <li key={one}>
              <button
                type="button"
                className="flex w-full items-start gap-3 p-4 text-start -outline-offset-2 hover:bg-sunk"
                onClick={() => setKind(one)}
              >
                <Icon size={22} className="mt-0.5 shrink-0 text-muted" aria-hidden />
                <span className="grid min-w-0 gap-0.5">
                  <span className="font-medium">{wordsOfKind(one).title}</span>
                  <span className={hintClass}>{wordsOfKind(one).text}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  const close = () => {
    create.reset();
    setKind(null);
  };
  const connected = (connection: Connection) => {
    close();
    // These are asked at once: what is wrong with them shows while their settings are at hand.
    if (connection.kind === "email" || connection.kind === "whatsapp") test.mutate(connection);
  };
  return (
    <Card title={wordsOfKind(chosen.kind).title}>
      <Suspense fallback={<Skeleton lines={5} />}>
        <chosen.Form
          isBusy={create.isPending}
          problem={create.isError ? faultIn(create.error) : undefined}
          onConnect={(connection) => create.mutate(connection, { onSuccess: connected })}
          onClose={close}
        />
      </Suspense>
    </Card>
  );
}
