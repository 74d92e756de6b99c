import type { CalendarItem, Campaign, Content, Scheduled, ScheduleCheck, Slot } from "@handbill/contracts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/data/store.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createScheduleService } from "../../src/services/schedule-service.ts";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const ZONE = "Europe/Lisbon";
/** A Thursday in summer, when the clocks of Lisbon are an hour ahead of UTC. */
const THURSDAY = "2027-07-15";
const world = await plannedCampaign(owner, "bakery-lisbon", 8, { startsOn: "2027-07-01", endsOn: "2027-07-31" });
const contents = await contentsOf(world);
let at = "";
let approved: Content;
let other: Content;

const approve = (index: number) => approvedContent(world, contents[index]);
const schedule = (content: Content, time: string, headers: Record<string, string> = {}) =>
  owner.post<Scheduled>(`${world.at}/contents/${content.id}/schedule`, { at: time }, headers);
const read = async ({ id }: Content) => (await owner.get<Content>(`${world.at}/contents/${id}`)).data;

beforeAll(async () => {
  await owner.patch(world.at, { timezone: ZONE, closedWeekdays: [1], closedDates: [] });
  approved = await approve(0);
  other = await approve(1);
  at = `${world.at}/contents/${approved.id}`;
});

test("an approved content gets a time on the clock of the business, and the day of it", async () => {
  const { status, data, headers } = await schedule(approved, `${THURSDAY}T10:00`);
  expect(status).toBe(200);
  expect(data).toMatchObject({
    content: {
      status: "scheduled",
      scheduledAt: "2027-07-15T09:00:00.000000Z",
      scheduledOn: THURSDAY,
      timezone: ZONE,
      version: approved.version + 1,
    },
    notes: [],
  });
  expect(headers.get("etag")).toBe(`"${data.content.version}"`);
  const { data: campaign } = await owner.get<Campaign>(`${world.at}/campaigns/${world.campaign.id}`);
  expect(campaign.contents).toMatchObject({ scheduled: 1, published: 0, missed: 0 });
});

test("it is moved to a moment with an offset, and its day is the one in its zone", async () => {
  const moved = await owner.post<Scheduled>(`${at}/schedule`, {
    at: "2027-07-15T23:30:00-04:00",
    timezone: "Asia/Tokyo",
  });
  expect(moved.data.content).toMatchObject({
    scheduledAt: "2027-07-16T03:30:00.000000Z",
    scheduledOn: "2027-07-16",
    timezone: "Asia/Tokyo",
  });
});

test("of two who move what they both saw, one wins and the other is shown what it became", async () => {
  const { version } = await read(approved);
  const seen = { "if-match": `"${version}"` };
  const replies = await Promise.all([
    schedule(approved, `${THURSDAY}T10:00`, seen),
    schedule(approved, `${THURSDAY}T12:00`, seen),
  ]);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  const lost = replies.find(({ status }) => status === 412);
  expect(lost?.problem).toMatchObject({
    code: "edit_conflict",
    current: { version: version + 1, status: "scheduled" },
  });
});

/** What is said of a time, by kind. */
const kindsAt = async (time: string) => {
  const { data } = await owner.post<ScheduleCheck>(`${at}/schedule/check`, { at: time });
  return data.notes.map(({ kind }) => kind);
};

test("what stands in the way of a good time is said, and stands in no way", async () => {
  await schedule(approved, `${THURSDAY}T10:00`);
  const close = await schedule(other, `${THURSDAY}T10:59`);
  expect(close.status).toBe(200);
  expect(close.data.notes).toEqual([
    {
      kind: "close_together",
      detail: `“${approved.topic}” goes out at 10:00, 59 minutes earlier.`,
      contentId: approved.id,
      at: "2027-07-15T10:00:00+01:00",
    },
  ]);
  expect((await schedule(other, `${THURSDAY}T11:00`)).data.notes).toEqual([]);

  expect(await kindsAt("2027-07-19T10:00")).toEqual(["closed_day"]);
  expect(await kindsAt("2027-08-05T10:00")).toEqual(["outside_campaign"]);
  expect(await kindsAt("2027-12-25T10:00")).toEqual(["holiday", "outside_campaign"]);
  expect(await kindsAt("2027-03-28T01:30")).toEqual(["clock_skips", "holiday", "outside_campaign"]);
  expect(await kindsAt("2027-10-31T01:30")).toEqual(["clock_repeats", "outside_campaign"]);
  expect(await read(approved)).toMatchObject({ scheduledAt: "2027-07-15T09:00:00.000000Z" });
});

test("no time is set that is over, far away or not in the calendar", async () => {
  const problems = ["2020-01-01T10:00", "2106-11-26T10:00", "2027-02-30T10:00", "tomorrow"].map(async (time) => {
    const { problem } = await schedule(approved, time);
    return [problem.code, problem.errors.map(({ path }) => path)];
  });
  expect(await Promise.all(problems)).toEqual([
    ["time_past", ["at"]],
    ["invalid_request", ["at"]],
    ["invalid_request", ["at"]],
    ["invalid_request", ["at"]],
  ]);
});

test("only what was approved is scheduled or counts as posted", async () => {
  const [, , placeholder] = contents;
  if (!placeholder) throw new Error("too few contents");
  for (const [action, body] of [["schedule", { at: `${THURSDAY}T15:00` }], ["publish"]] as const) {
    const { problem } = await owner.post(`${world.at}/contents/${placeholder.id}/${action}`, body);
    expect(problem).toMatchObject({ status: 409, code: "not_approved" });
  }
  expect((await owner.post(`${world.at}/contents/${placeholder.id}/cancel`)).problem.code).toBe("conflict");
});

test("a text that changes loses its time with its approval, and keeps its day", async () => {
  const content = await approve(3);
  const scheduled = (await schedule(content, "2027-07-20T10:00")).data.content;
  const path = `${world.at}/contents/${content.id}`;
  const match = { "if-match": `"${scheduled.version}"` };
  const day = await owner.patch(path, { scheduledOn: "2027-07-21" }, match);
  expect(day.problem.code).toBe("conflict");
  const claims = scheduled.claims.length > 0 ? scheduled.claims : [{ text: "a", field: "text" }];
  const confirming = await owner.post(`${path}/claims/confirm`, {
    claims: claims.map(({ text, field }) => ({ text, field })),
    confirmed: false,
  });
  expect(confirming.problem.code).toBe("conflict");

  const edited = await owner.patch<Content>(path, { fields: scheduled.fields }, match);
  expect(edited.data).toMatchObject({
    status: "draft",
    scheduledAt: null,
    timezone: null,
    scheduledOn: "2027-07-20",
  });
  await owner.post(`${path}/approve`);
  await schedule(content, "2027-07-20T10:00");
  const rewritten = await owner.post<Content>(`${path}/generate`, { instruction: "Shorter" });
  expect(rewritten.data).toMatchObject({ status: "draft", scheduledAt: null, timezone: null });
});

test("a time is taken back, and the approval stays", async () => {
  await schedule(other, `${THURSDAY}T17:00`);
  const path = `${world.at}/contents/${other.id}`;
  const cancelled = await owner.post<Content>(`${path}/cancel`);
  expect(cancelled.data).toMatchObject({
    status: "approved",
    scheduledAt: null,
    timezone: null,
    scheduledOn: THURSDAY,
  });
  expect((await owner.post<Content>(`${path}/cancel`)).data.version).toBe(cancelled.data.version);
});

test("what the owner posted stands where it went out, stays as it is, and is put back exactly when that was a slip", async () => {
  const before = (await schedule(other, "2027-07-22T10:00")).data.content;
  const path = `${world.at}/contents/${other.id}`;
  const url = "https://social.example/p/1";
  const published = await owner.post<Content>(`${path}/publish`, { url });
  expect(published.data).toMatchObject({ status: "published", publishedUrl: url, timezone: ZONE });
  expect(published.data.scheduledAt).toBe(published.data.publishedAt);
  expect(published.data.scheduledOn).not.toBe(before.scheduledOn);

  const refused = [
    owner.patch(path, { fields: before.fields }, { "if-match": `"${published.data.version}"` }),
    owner.post(`${path}/approve`),
    owner.post(`${path}/reopen`),
    owner.post(`${path}/generate`),
    owner.post(`${path}/versions/${approved.version > 2 ? 2 : 1}/restore`),
    owner.post(`${path}/schedule`, { at: `${THURSDAY}T15:00` }),
  ];
  const codes = (await Promise.all(refused)).map(({ problem }) => problem.code);
  expect(new Set(codes)).toEqual(new Set(["already_published"]));

  const undone = await owner.post<Content>(`${path}/cancel`);
  const { version: _version, updatedAt: _updated, ...same } = before;
  expect(undone.data).toMatchObject(same);
  expect(undone.data).toMatchObject({ publishedAt: null, publishedUrl: null });
});

test("what is overdue by a day is missed, no earlier; it can be given a new time", async () => {
  const store = createStore(product.database.db, async () => {});
  const schedules = createScheduleService({ store, businesses: createBusinessService({ store }) });
  const overdue = (hours: number) =>
    sql`
    update contents set scheduled_at = now() - make_interval(mins => ${hours * 60}) where id = ${approved.id}`.execute(
      product.database.db,
    );
  await schedule(approved, `${THURSDAY}T10:00`);
  await overdue(23.9);
  await schedules.sweep();
  expect((await read(approved)).status).toBe("scheduled");
  await overdue(24.1);
  await schedules.sweep();
  expect((await read(approved)).status).toBe("missed");
  expect((await schedule(approved, `${THURSDAY}T10:00`)).data.content.status).toBe("scheduled");
});

test("good times are free, on open days, from the planned day on", async () => {
  const content = await approve(4);
  await owner.patch(
    `${world.at}/contents/${content.id}`,
    { scheduledOn: "2027-07-15" },
    { "if-match": `"${content.version}"` },
  );
  await owner.patch(world.at, { closedDates: ["2027-07-16"] });
  const slots = async () => (await owner.get<Slot[]>(`${world.at}/contents/${content.id}/slots`)).data;
  const free = await slots();
  expect(free).toHaveLength(5);
  expect(free[0]?.at).toMatch(/^2027-07-15T\d\d:\d\d:00\+01:00$/);
  expect(free[0]).toMatchObject({ timezone: ZONE, reason: expect.stringMatching(/^The day in your plan\. /) });
  const days = free.map(({ at: time }) => time.slice(0, 10));
  expect(days).toEqual([...new Set(days)].toSorted());
  expect(days).not.toContain("2027-07-16");
  expect(days.filter((day) => Temporal.PlainDate.from(day).dayOfWeek === 1)).toEqual([]);

  const taken = Temporal.Instant.from(free[0]?.at ?? "").add({ minutes: 59 });
  await schedule(approved, taken.toString());
  const near = (time: string) => Math.abs(Date.parse(time) - taken.epochMilliseconds) < 3_600_000;
  expect((await slots()).filter((slot) => near(slot.at))).toEqual([]);
});

test("the calendar shows the days asked for, with what there is to say across their edges", async () => {
  await owner.post(`${world.at}/contents/${other.id}/cancel`);
  await schedule(approved, "2027-07-27T23:50");
  await schedule(other, "2027-07-28T00:10");
  const { data } = await owner.get<CalendarItem[]>(`${world.at}/calendar?from=2027-07-28&to=2027-07-28`);
  expect(data.filter(({ scheduledAt }) => scheduledAt !== null)).toMatchObject([
    {
      id: other.id,
      campaignId: world.campaign.id,
      campaignName: world.campaign.name,
      channel: other.channel,
      status: "scheduled",
      topic: other.topic,
      excerpt: expect.stringMatching(/\w/),
      version: (await read(other)).version,
      scheduledOn: "2027-07-28",
      scheduledAt: "2027-07-27T23:10:00.000000Z",
      timezone: ZONE,
      publishedAt: null,
      notes: [expect.objectContaining({ kind: "close_together", contentId: approved.id })],
    },
  ]);
  const wide = await owner.get(`${world.at}/calendar?from=2027-01-01&to=2027-12-31`);
  expect(wide.problem.errors).toMatchObject([{ path: "to" }]);
});

test("a stranger can neither see nor move what is scheduled", async () => {
  const stranger = await product.newUser();
  const replies = await Promise.all([
    stranger.get(`${world.at}/calendar?from=2027-07-01&to=2027-07-31`),
    stranger.get(`${at}/slots`),
    stranger.post(`${at}/schedule`, { at: `${THURSDAY}T10:00` }),
    stranger.post(`${at}/schedule/check`, { at: `${THURSDAY}T10:00` }),
    stranger.post(`${at}/cancel`),
    stranger.post(`${at}/publish`),
  ]);
  expect(replies.map(({ problem }) => problem.code)).toEqual(replies.map(() => "not_found"));
});
