import type { Content, Mailing, SubjectTest } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sweepSubjectTests } from "../../src/services/mail/subject-tests.ts";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { storeOn } from "../support/ledger.ts";
import { sayYes, SENDER } from "../support/mail-world.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const owner = await product.newUser();
const stranger = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 1, { channels: ["email"] });
const { at } = world;
const [content] = await contentsOf(world);

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
  await owner.patch(at, { sender: SENDER });
  for (const name of ["ana", "cleo", "dora", "emil"]) await sayYes(owner, at)(`${name}@x.example`);
  await owner.post(`${at}/connections`, mailAccount(sink.port));
});
afterAll(() => sink.close());

test("two subjects go to some readers, always the same one to each, and the others get what did better", async () => {
  const path = `${at}/contents/${content?.id}`;
  const { data: draft } = await owner.post<Content>(`${path}/generate`);
  const own = String(draft.fields?.["subject"]);
  const plan = { others: ["O pão sai às sete"], share: 50, hours: 1 };
  expect((await stranger.put(`${path}/subject-test`, plan)).problem.code).toBe("not_found");
  expect((await owner.put(`${path}/subject-test`, { ...plan, others: [own] })).problem.code).toBe("invalid_request");
  const long = await owner.put(`${path}/subject-test`, { ...plan, others: ["á".repeat(190)] });
  expect(long.problem).toMatchObject({ code: "over_limit", errors: [{ path: "others.0" }] });
  const planned = await owner.put<SubjectTest>(`${path}/subject-test`, plan);
  expect(planned.data).toMatchObject({ state: "planned", subjects: [{ text: own }, { text: plan.others[0] }] });

  // Approved together with the text: from here on both stay.
  await approvedContent(world, content);
  expect((await owner.put(`${path}/subject-test`, plan)).problem.code).toBe("conflict");
  await owner.post(`${path}/publish`);
  const standing = async () => (await owner.get<SubjectTest>(`${path}/subject-test`)).data;
  await expect
    .poll(async () => (await standing()).subjects.map(({ sent }) => sent), { timeout: 60_000 })
    .toEqual([1, 1]);
  expect(await standing()).toMatchObject({ state: "running", waiting: 2, winner: null });

  const { db } = product.database;
  await sql`insert into events (id, business_id, content_id, occurred_at, kind, delivery_id, source)
    select gen_random_uuid(), business_id, ${draft.id}, now(), 'click', id, 'test' from deliveries
    where mailing_id = (select id from mailings where content_id = ${draft.id}) and subject = 1`.execute(db);
  await sweepSubjectTests(storeOn(product.database));
  await sql`update subject_tests set tried_at = now() - interval '2 hours'`.execute(db);
  await sweepSubjectTests(storeOn(product.database));
  const mailing = async () => (await owner.get<Mailing[]>(`${path}/mailings`)).data[0];
  await expect.poll(async () => (await mailing())?.status, { timeout: 60_000 }).toBe("done");
  // A handful proves nothing, and the one that was ahead is as good as any.
  const ended = await standing();
  expect(ended).toMatchObject({ state: "even", winner: null, rest: 1, waiting: 0 });
  expect(ended.text).toContain("No difference that could not be chance");
  const subjects = sink.mails.slice(-4).map((mail) => headerOf(mail, "Subject"));
  expect(new Set(subjects).size).toBe(2);
  expect(ended.subjects.map(({ sent }) => sent)).toEqual([1, 3]);
});
