import { expect, inject, test } from "vitest";
import { requireDatabase } from "../../src/infrastructure/database-check.ts";
import { forDatabase } from "../support/cluster.ts";

test("a database that answers is accepted", async () => {
  await expect(requireDatabase(inject("clusterUrl"))).resolves.toBeUndefined();
});

test("a wrong name or password is said at once, in the words of the database and without the password", async () => {
  const wrong = forDatabase(inject("clusterUrl"), "no_such_database");
  await expect(requireDatabase(wrong)).rejects.toThrow(
    'The database at DATABASE_URL cannot be used: database "no_such_database" does not exist.',
  );
});

test("a database that does not answer is waited for, and then said in words", async () => {
  const lines: string[] = [];
  const waiting = requireDatabase("postgres://ada:hunter2@127.0.0.1:9/handbill", {
    patienceMs: 200,
    report: (line) => lines.push(line),
  });
  await expect(waiting).rejects.toThrow("cannot be used: connect ECONNREFUSED 127.0.0.1:9.");
  expect(lines).toEqual(["Waiting for the database at DATABASE_URL."]);
});
