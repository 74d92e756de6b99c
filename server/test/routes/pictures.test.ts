import { type Content, type ContentPicture, MOST_PICTURES, type Picture } from "@handbill/contracts";
import { sql } from "kysely";
import sharp from "sharp";
import { expect, test } from "vitest";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createPictureService } from "../../src/services/picture-service.ts";
import { approvedContent, contentsOf } from "../support/campaigns.ts";
import type { Client } from "../support/client.ts";
import { publishingWorld } from "../support/publishing-world.ts";

const { shop, product, owner, world, store, read, settled, publish } = await publishingWorld(12);
const contents = await contentsOf(world);
/** Those with room for pictures, and one without. */
const [first, second, third] = contents.filter(({ channel }) => MOST_PICTURES[channel] >= 4);
const mute = contents.find(({ channel }) => MOST_PICTURES[channel] === 0);
if (!first || !second || !third || !mute) throw new Error("The plan has not these channels.");
const kept = () => product.database.db.selectFrom("pictures").select("id").execute();

/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
const photo = (side = 3_000) =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: "#b5651d" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 42/1 0/1" }, IFD0: { Copyright: "Ada" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const upload = async (bytes: Uint8Array, { type = "image/jpeg", by = owner }: { type?: string; by?: Client } = {}) => {
  const answer = await fetch(new URL(`/api/v1${world.at}/pictures`, product.url), {
    method: "POST",
    headers: { authorization: `Bearer ${by.token}`, "content-type": type },
    body: new Uint8Array(bytes),
  });
  const body = JSON.parse(await answer.text());
  const picture: Picture = body.data;
  return { status: answer.status, picture, code: String(body.code) };
};
const show = (id: string, size = "whole", by = owner) =>
  fetch(new URL(`/api/v1${world.at}/pictures/${id}?size=${size}`, product.url), {
    headers: { authorization: `Bearer ${by.token}` },
  });
const tag = ({ version }: Content) => ({ "if-match": `"${version}"` });
const put = (content: Content, pictures: { id: string; alt: string }[], by = owner) =>
  by.put<Content>(`${world.at}/contents/${content.id}/pictures`, { pictures }, tag(content));
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

test("a photo is kept upright and smaller, without the place where it was taken, and shown to its owner only", async () => {
  const { status, picture } = await upload(await photo());
  expect(status).toBe(201);
  expect(picture).toMatchObject({ width: 1024, height: 2048 });

  const answer = await show(picture.id);
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(answer.headers.get("cache-control")).toContain("private");
  const found = await sharp(await bytesOf(answer)).metadata();
  expect(found).toMatchObject({ format: "jpeg", width: 1024, height: 2048 });
  expect([found.exif, found.xmp, found.orientation]).toEqual([undefined, undefined, undefined]);
  expect(await sharp(await bytesOf(await show(picture.id, "small"))).metadata()).toMatchObject({ height: 480 });

  const stranger = await product.newUser();
  expect((await show(picture.id, "small", stranger)).status).toBe(404);
  expect(await upload(await photo(20), { by: stranger })).toMatchObject({ status: 404, code: "not_found" });
});

test("noise that cannot be packed well still weighs less than any place refuses", async () => {
  const side = 1_300;
  const noise = Buffer.alloc(side * side * 3);
  for (let at = 0, seed = 7; at < noise.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    noise[at] = seed >> 16;
  }
  const png = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { status, picture } = await upload(png, { type: "image/png" });
  expect(status).toBe(201);
  expect((await bytesOf(await show(picture.id))).length).toBeLessThanOrEqual(950_000);
});

test.each([
  ["a text", Buffer.from("no picture"), "image/jpeg"],
  [
    "a drawing with a program in it",
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "image/svg+xml",
  ],
  ["half a photo", (await photo(400)).subarray(0, 700), "image/jpeg"],
  ["nothing", Buffer.alloc(0), "image/png"],
  ["a photo that does not say that it is one", await photo(40), "application/octet-stream"],
  [
    "a picture that says it has four thousand million dots",
    Buffer.from("89504e470d0a1a0a0000000d49484452000100000001000008020000004f2a1cb00000000049454e44ae426082", "hex"),
    "image/png",
  ],
])("%s is refused, and nothing is kept", async (_what, bytes, type) => {
  const before = (await kept()).length;
  const refused = await upload(bytes, { type });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.code).toMatch(/^(unsupported_media_type|invalid_request)$/);
  expect(await kept()).toHaveLength(before);
});

test("what was approved is the text with its pictures: others make it a draft again, and it goes out with those approved", async () => {
  const approved = await approvedContent(world, first);
  expect(approved.pictures).toEqual([]);
  const [one, other] = [(await upload(await photo(600))).picture, (await upload(await photo(300))).picture];
  const carries = [
    { id: one.id, alt: "Rye bread, just cut" },
    { id: other.id, alt: "" },
  ];
  const changed = await put(approved, carries);
  expect(changed.data).toMatchObject({ status: "draft", version: approved.version + 1, fields: approved.fields });
  expect(changed.data.pictures).toEqual([
    { id: one.id, alt: "Rye bread, just cut", width: 300, height: 600 },
    { id: other.id, alt: "", width: 150, height: 300 },
  ]);
  expect((await put(approved, [])).problem).toMatchObject({ status: 412, code: "edit_conflict" });
  expect((await put(changed.data, carries)).data.version).toBe(changed.data.version);

  const again = await owner.post<Content>(`${world.at}/contents/${approved.id}/approve`);
  expect(again.data.status).toBe("approved");
  const isPublic = async () => (await fetch(new URL(`/pictures/${one.id}.jpg`, product.url))).status;
  expect(await isPublic()).toBe(404);
  await publish(again.data);
  await settled(again.data, "published");
  const [sent] = shop.received.map(({ text }) => JSON.parse(text).data.pictures);
  expect(sent).toMatchObject([
    { url: `https://handbill.example/pictures/${one.id}.jpg`, mediaType: "image/jpeg", alt: "Rye bread, just cut" },
    { url: `https://handbill.example/pictures/${other.id}.jpg` },
  ]);
  const answer = await fetch(new URL(`/pictures/${one.id}.jpg`, product.url));
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(await sharp(await bytesOf(answer)).metadata()).toMatchObject({ width: 300, height: 600 });
  expect((await put(await read(again.data), [])).problem.code).toBe("already_published");
  for (const name of ["x", "..%2f", `${other.id}x`, crypto.randomUUID()])
    expect((await fetch(new URL(`/pictures/${name}`, product.url))).status).toBe(404);
});

test("other pictures behind the back of who approved are noticed before anything goes out", async () => {
  const { picture } = await upload(await photo(200));
  const draft = (await put(await read(second), [{ id: picture.id, alt: "" }])).data;
  const approved = await approvedContent(world, draft);
  expect(approved.pictures).toHaveLength(1);
  await sql`update contents set pictures = '[]' where id = ${approved.id}`.execute(product.database.db);
  expect((await publish(approved)).problem).toMatchObject({ status: 409, code: "approval_changed" });
});

test("a content carries what its channel takes, of its own business, each once", async () => {
  const { picture } = await upload(await photo(100));
  const content = await read(third);
  const carry = async (...ids: string[]) =>
    (
      await put(
        content,
        ids.map((id) => ({ id, alt: "" })),
      )
    ).problem;
  expect(await carry(crypto.randomUUID())).toMatchObject({
    code: "invalid_request",
    errors: [{ path: "pictures.0.id" }],
  });
  expect(await carry(picture.id, picture.id)).toMatchObject({ errors: [{ path: "pictures.1.id" }] });
  const stranger = await product.newUser();
  expect((await put(content, [], stranger)).problem.code).toBe("not_found");
  const { data: own } = await stranger.post<{ id: string }>("/businesses", { name: "Elsewhere" });
  const foreign = await fetch(new URL(`/api/v1/businesses/${own.id}/pictures/${picture.id}`, product.url), {
    headers: { authorization: `Bearer ${stranger.token}` },
  });
  expect(foreign.status).toBe(404);
  const refused = await put(await read(mute), [{ id: picture.id, alt: "" }]);
  expect(refused.problem).toMatchObject({ code: "over_limit", errors: [{ path: "pictures", limit: 0 }] });
  // One that waits to be written may have its pictures already.
  const waiting = (await put(content, [{ id: picture.id, alt: "A loaf" }])).data;
  expect(waiting).toMatchObject({ status: "placeholder" });
  const { data: written } = await owner.post<Content>(`${world.at}/contents/${content.id}/generate`);
  expect(written.pictures?.map(({ alt }: ContentPicture) => alt)).toEqual(["A loaf"]);
});

test("pictures that nothing carries are erased after forty days, and no other", async () => {
  const { db } = product.database;
  const [carried, unused, young] = await Promise.all(
    [1, 2, 3].map(async () => (await upload(await photo(80))).picture),
  );
  await put(await read(third), [{ id: carried?.id ?? "", alt: "" }]);
  await sql`update pictures set created_at = now() - interval '41 days' where id in (${carried?.id}, ${unused?.id})`.execute(
    db,
  );
  const pictures = createPictureService({
    store,
    businesses: createBusinessService({ store }),
    prepare: () => Promise.resolve(undefined),
  });
  await pictures.sweep();
  const left = (await kept()).map(({ id }) => id);
  expect(left).toContain(carried?.id);
  expect(left).toContain(young?.id);
  expect(left).not.toContain(unused?.id);
});
