import type { OwnedBusiness } from "../../server/src/data/models/business.ts";
import type { Store } from "../../server/src/data/store.ts";
import type { BusyShop } from "./busy-shop.ts";
import type { PlainCase } from "./plain-servers-child.ts";
import { type Statement, statementsOf } from "./statements.ts";

const swap = (values: readonly unknown[], id: string): unknown[] =>
  values.map((value) => (Array.isArray(value) ? swap(value, id) : value === id ? "$id" : value));

/** What names the piece is filled in for each request; what begins and ends a transaction is done by who runs it. */
function general(statements: readonly Statement[], id: string): Statement[] {
  const own = statements.filter(({ text }) => !/^(?:begin|commit|start transaction)/i.test(text));
  for (const one of own) one.values = swap(one.values, id);
  return own;
}

const CLICK: Statement = {
  name: "click",
  text: "insert into bare_clicks (id, at, agent) values ($1, now(), $2)",
  values: ["$new", "somebody"],
};

/** What the product says to PostgreSQL for the main part of a request, for others to say the same. */
export async function plainCases(url: string, { owner, business, content, jobId }: BusyShop) {
  const { data: user } = await owner.get<{ id: string }>("/me");
  const said = (work: (store: Store, own: OwnedBusiness) => Promise<unknown>): Promise<Statement[]> =>
    statementsOf(url, async (store) => {
      const own = await store.businesses.findOwned(user.id, business.id);
      if (!own) throw new Error("There is no such business.");
      await work(store, own);
    });
  const list = await said((store, own) => store.campaigns.list(own, 20, undefined));
  const read = await said((store, own) => store.contents.find(own, content.id));
  const poll = await said((store) => store.jobs.findMany([jobId]));
  const edit = await said((store, own) =>
    store.transaction(async (tx) => {
      await tx.contents.findLocked(own, content.id);
      const changed = await tx.contents.edit(own, content.id, { fields: content.fields ?? {}, claims: [] });
      if (changed) await tx.contentVersions.keep(own, changed, { author: "person" });
    }),
  );
  const kept = edit.findLast(({ text }) => text.includes("content_versions"));
  if (kept) kept.values = kept.values.map((value) => (value === content.version + 1 ? "$count" : value));
  return {
    list: { shape: "list", isWhole: false, statements: list },
    content: { shape: "one", isWhole: false, statements: general(read, content.id) },
    poll: { shape: "one", isWhole: false, statements: general(poll.slice(-1), jobId) },
    edit: { shape: "one", isWhole: true, statements: general(edit, content.id) },
    redirect: { shape: "goal", isWhole: false, statements: [CLICK] },
  } satisfies Record<string, PlainCase>;
}
