import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import type { RouteWithPolicy } from "../../src/routes/policy.ts";
import { testProduct } from "../support/product.ts";
import { bodyFor, type Call, idsIn, nameOf, type Said, send } from "./support/calls.ts";
import { idSlots, jsonSchemaOf } from "./support/json-schema.ts";
import { openDoors } from "./support/open-doors.ts";
import { rowHashes } from "./support/row-hashes.ts";
import { withValue } from "./support/sample-body.ts";
import { type Ids, worldOfIds } from "./support/world-of-ids.ts";

const product = await testProduct({ OUTSIDE_PER_MINUTE: "10000" });
const { url, routes } = product;
const { db } = product.database;
const [owner, stranger, gone] = await Promise.all([product.newUser(), product.newUser(), product.newUser()]);
const theirs = await worldOfIds(owner, { url, db });
const mine = await worldOfIds(stranger, { url, db });
await sql`delete from users where email = ${gone.email}`.execute(db);

const absent: Ids = Object.fromEntries(Object.keys(theirs).map((name) => [name, newId()]));
const asStranger = { authorization: `Bearer ${stranger.token}` };
const asGone = { authorization: `Bearer ${gone.token}` };

const isInApi = (route: RouteWithPolicy) => route.url.startsWith("/api/v1/");

/** Every route that names something by its id. */
const doors = routes.filter((route) => isInApi(route) && route.method !== "HEAD" && idsIn(route).length > 0);
const bodies = new Map(doors.map((route) => [route, bodyFor(route)]));

/** What each door says to these ids, and to ones that name nothing in the same places. */
async function compare(idsFor: (names: string[]) => [Ids, Ids][], call: Call) {
  const said = [];
  for (const route of doors) {
    for (const [ids, nothing] of idsFor(idsIn(route))) {
      const wish = { ...call, body: bodies.get(route) };
      const [found, missing] = [await send(url, route, ids, wish), await send(url, route, nothing, wish)];
      said.push({
        route: nameOf(route),
        status: found.status,
        body: found.body,
        missing: missing.body,
        sameStatus: missing.status,
      });
    }
  }
  return said;
}

const told = ({ status, body }: Said) => ({ status, body });

/** The thing that a field of a body means, by its name. */
const MEANT: Record<string, string> = {
  otherId: "contactId",
  inReplyTo: "messageId",
  assigneeId: "userId",
  deliveryIds: "deliveryId",
  pictures: "pictureId",
};

const thingFor = ([first = ""]: string[], ids: Ids): string => ids[MEANT[first] ?? first] ?? "";

/** What of it tells more than that there is nothing, and which tables are others afterwards. */
async function learned(idsFor: (names: string[]) => [Ids, Ids][], call: Call, statuses: number[]) {
  const before = await rowHashes(db);
  const said = await compare(idsFor, call);
  const telling = said
    .filter(
      ({ status, sameStatus, body, missing }) =>
        !statuses.includes(status) || status !== sameStatus || body !== missing,
    )
    .map(({ route, status, sameStatus, body }) => ({ route, status, sameStatus, body: body.slice(0, 300) }));
  const after = await rowHashes(db);
  const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
  return { asked: said.length >= doors.length / 2, telling, changed };
}

const NOTHING = { asked: true, telling: [], changed: [] };

const all = (): [Ids, Ids][] => [[theirs, absent]];

/** One id after the other is somebody else's, within one's own business. */
const within = (names: string[]): [Ids, Ids][] =>
  names.slice(1).map((name) => [
    { ...mine, [name]: theirs[name] ?? "" },
    { ...mine, [name]: absent[name] ?? "" },
  ]);

/** The last id is one's own, of another kind of thing. */
const mistaken = (names: string[]): [Ids, Ids][] => {
  const last = names.at(-1) ?? "";
  const other = last === "contactId" ? mine["campaignId"] : mine["contactId"];
  return [
    [
      { ...mine, [last]: other ?? "" },
      { ...mine, [last]: absent[last] ?? "" },
    ],
  ];
};

test("every id that an address can name has its thing in this world", () => {
  const named = new Set(doors.flatMap(idsIn));
  expect([...named].filter((name) => theirs[name] === undefined)).toEqual([]);
});

test("what is somebody else's is answered as what does not exist, at every route", async () => {
  expect(await learned(all, asStranger, [404])).toEqual(NOTHING);
});

test("what lies in somebody else's business is not found in one's own", async () => {
  expect(await learned(within, asStranger, [404])).toEqual(NOTHING);
});

test("an id of another kind of thing names nothing", async () => {
  expect(await learned(mistaken, asStranger, [404])).toEqual(NOTHING);
});

test("without a session nobody learns what there is", async () => {
  expect(await learned(all, {}, [401])).toEqual(NOTHING);
});

test("who was erased reaches nothing any more", async () => {
  expect(await learned(all, asGone, [401, 404])).toEqual(NOTHING);
});

test("an id in a query that is somebody else's finds no more than one that names nothing", async () => {
  const before = await rowHashes(db, theirs["businessId"]);
  const slots = routes
    .filter(isInApi)
    .flatMap((route) =>
      route.method === "GET"
        ? idSlots(jsonSchemaOf(route.schema?.querystring) ?? {}).map(([slot = ""]) => ({ route, slot }))
        : [],
    );
  for (const { route, slot } of slots) {
    const ask = (ids: Ids) => send(url, route, mine, { ...asStranger, query: { [slot]: ids[slot] ?? "" } });
    const about = { slot, route: nameOf(route) };
    expect({ ...about, ...told(await ask(theirs)) }).toEqual({ ...about, ...told(await ask(absent)) });
  }
  expect(slots.length).toBeGreaterThan(10);
  expect(await rowHashes(db, theirs["businessId"])).toEqual(before);
});

test("an id in a body that is somebody else's does no more than one that names nothing, in lists too", async () => {
  const before = await rowHashes(db, theirs["businessId"]);
  const headers = { "if-match": `"${mine["contentVersion"]}"` };
  const slots = routes
    .filter(isInApi)
    .flatMap((route) => idSlots(jsonSchemaOf(route.schema?.body) ?? {}).map((slot) => ({ route, slot })));
  for (const { route, slot } of slots) {
    const ask = (ids: Ids) =>
      send(url, route, mine, {
        ...asStranger,
        headers,
        body: withValue(bodyFor(route, [slot]), slot, thingFor(slot, ids)),
      });
    const about = { slot: slot.join("."), route: nameOf(route) };
    expect({ ...about, ...told(await ask(theirs)) }).toEqual({ ...about, ...told(await ask(absent)) });
  }
  expect(slots.map(({ slot }) => slot.join("."))).toEqual(expect.arrayContaining(["pictures.0.id", "deliveryIds.0"]));
  expect(await rowHashes(db, theirs["businessId"])).toEqual(before);
});

/** What is for everybody, or for who has what stands in its address. */
const publicDoors = routes.filter(
  (route) => !isInApi(route) && route.method !== "HEAD" && /:\w/.test(route.url) && !route.url.includes("*"),
);
const namesIn = ({ url: path }: RouteWithPolicy): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);

/** How a public door answers to what opens others, and to what opens none; each as it is said, without what was asked for. */
async function atDoor(route: RouteWithPolicy, opening: Ids, nothing: Ids) {
  const [one, other] = [await send(url, route, opening), await send(url, route, nothing)];
  return { route: nameOf(route), ...told(one), sameStatus: other.status, missing: other.body };
}

const isTelling = ({ status, body, sameStatus, missing }: Awaited<ReturnType<typeof atDoor>>) =>
  status !== sameStatus || body !== missing;

test("what opens one public door opens no other, and says no more there than what opens none", async () => {
  const open: Ids = await openDoors(owner, theirs, product);
  const before = await rowHashes(db, theirs["businessId"]);
  const said = [];
  for (const route of publicDoors) {
    for (const name of namesIn(route)) {
      const others = [
        theirs["contactId"],
        theirs["campaignId"],
        name === "businessId" ? open["name"] : open["businessId"],
      ];
      for (const other of others.filter((value) => value !== open[name])) {
        said.push(await atDoor(route, { ...open, [name]: other ?? "" }, { ...open, [name]: newId() }));
      }
    }
  }
  expect(said.filter(isTelling)).toEqual([]);
  for (const route of publicDoors) {
    const { status } = await send(
      url,
      route,
      Object.fromEntries(namesIn(route).map((name) => [name, "no such thing"])),
    );
    expect({ [nameOf(route)]: status < 500 }).toEqual({ [nameOf(route)]: true });
  }
  expect(new Set(said.map(({ route }) => route)).size).toBeGreaterThan(15);
  expect(await rowHashes(db, theirs["businessId"])).toEqual(before);
});

test("what was removed is behind no public door any more, as if it had never been", async () => {
  const leaving = await product.newUser();
  const { data: business } = await leaving.post<{ id: string }>("/businesses", { name: "Closing soon" });
  const open: Ids = await openDoors(leaving, { businessId: business.id }, product);
  const shut = publicDoors.filter(({ method, url: path }) => method === "GET" && /^\/(?:p|f|join)\//.test(path));
  const asked = shut.filter((route) => !namesIn(route).includes("post"));
  // A page is kept for a moment where somebody has just looked at it.
  for (const route of asked.filter(({ url: path }) => !path.startsWith("/p/")))
    expect((await send(url, route, open)).status).toBe(200);
  expect(asked.length).toBeGreaterThan(5);
  await leaving.delete(`/businesses/${business.id}`);
  const nothing: Ids = { ...open, businessId: newId(), slug: "nobody-at-all" };
  const said = [];
  for (const route of asked) said.push(await atDoor(route, open, nothing));
  expect(said.filter(isTelling)).toEqual([]);
});
