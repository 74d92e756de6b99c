import { pipeline, Readable } from "node:stream";
import { ACCOUNT_TABLES, BUSINESS_TABLES, type ExportedTable } from "../../data/repositories/export-tables.ts";
import type { Repositories } from "../../data/store.ts";
import { createTable } from "../csv/write-csv.ts";

type Exports = Repositories["dataExports"];
type Column = "business_id" | "user_id" | "id";
type Bytes = AsyncIterable<string | Uint8Array>;

/** One file of the zip, read only when its turn has come. */
type Entry = { name: string; read(): Bytes };

const README = `What is here

account/      the account: who it belongs to, its sessions and keys (without the secrets)
businesses/   a folder for each business, with
  json/       everything, one file a table, as it stands in the database
  csv/        what people open in a spreadsheet
  files/      pictures, and files that came with messages

Passwords, keys and other secrets are not in it: nobody can sign in or send with what is here. It holds personal data of the people
that a business writes with. Keep it as you would keep those.
`;

/** Each row as the JSON of a list, as it comes. */
async function* jsonOf(rows: AsyncIterable<object>): Bytes {
  let isFirst = true;
  for await (const row of rows) {
    yield `${isFirst ? "[\n" : ",\n"}${JSON.stringify(row)}`;
    isFirst = false;
  }
  yield isFirst ? "[]\n" : "\n]\n";
}

async function* csvOf(exports: Exports, name: string, businessId: string, table: ExportedTable): Bytes {
  const keys = await exports.columns(name, table);
  const csv = createTable(keys.map((key) => ({ key })));
  // What goes wrong while rows are read is thrown below: by `pipe` alone nobody would hear of it, and the table would never end.
  pipeline(Readable.from(exports.rows(name, "business_id", businessId, table)), csv, () => undefined);
  for await (const piece of csv) yield String(piece);
}

async function* textOf(words: string): Bytes {
  yield words;
}

/** Of names that people gave files, what every system takes. */
const fileName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "_")
    .replaceAll(/\.{2,}/g, ".")
    .slice(-80);

type Place = { folder: string; column: Column; id: string };

const json = (exports: Exports, { folder, column, id }: Place, name: string, table: ExportedTable): Entry => ({
  name: `${folder}/${name}.json`,
  read: () => jsonOf(exports.rows(name, column, id, table)),
});

async function filesOf(exports: Exports, businessId: string): Promise<Entry[]> {
  async function* bytesOf(kind: "pictures" | "message_attachments", id: string): Bytes {
    yield (await exports.file(kind, businessId, id)) ?? Buffer.alloc(0);
  }
  const folder = `businesses/${businessId}/files`;
  const pictures = (await exports.files("pictures", businessId)).map(({ id }) => ({
    name: `${folder}/pictures/${id}.jpg`,
    read: () => bytesOf("pictures", id),
  }));
  const attachments = (await exports.files("message_attachments", businessId)).map(({ id, name }) => ({
    name: `${folder}/attachments/${id}-${fileName(name)}`,
    read: () => bytesOf("message_attachments", id),
  }));
  return [...pictures, ...attachments];
}

async function entriesOfBusiness(exports: Exports, id: string): Promise<Entry[]> {
  const folder = `businesses/${id}`;
  const tables = Object.entries(BUSINESS_TABLES).map(([name, table]) => {
    const column: Column = name === "businesses" ? "id" : "business_id";
    return json(exports, { folder: `${folder}/json`, column, id }, name, table);
  });
  const spreadsheets = Object.entries(BUSINESS_TABLES).flatMap(([name, table]) =>
    table.csv === undefined
      ? []
      : { name: `${folder}/csv/${table.csv}.csv`, read: () => csvOf(exports, name, id, table) },
  );
  return [...tables, ...spreadsheets, ...(await filesOf(exports, id))];
}

/** Everything that goes into an export of a business, or of an account with the businesses that it owns. */
export async function entriesOf(exports: Exports, userId: string, businessId: string | null): Promise<Entry[]> {
  const readme = { name: "README.txt", read: () => textOf(README) };
  if (businessId !== null) return [readme, ...(await entriesOfBusiness(exports, businessId))];
  const account = Object.entries(ACCOUNT_TABLES).map(([name, table]) =>
    json(exports, { folder: "account", column: table.by ?? "user_id", id: userId }, name, table),
  );
  const owned: Entry[] = [];
  for (const id of await exports.ownedBy(userId)) owned.push(...(await entriesOfBusiness(exports, id)));
  return [readme, ...account, ...owned];
}

/** Writes the entries one after the other, each read only as fast as it is taken. */
export async function writeZip(
  entries: readonly Entry[],
  out: WritableStream<Uint8Array>,
  report: (done: number) => Promise<void>,
): Promise<void> {
  const { ZipWriter } = await import("@zip.js/zip.js"); // once in a long while
  const zip = new ZipWriter(out, { useWebWorkers: false });
  for (const [index, entry] of entries.entries()) {
    await zip.add(entry.name, ReadableStream.from(inBytes(entry.read())));
    await report(index + 1);
  }
  await zip.close();
}

async function* inBytes(source: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of source) yield new Uint8Array(typeof piece === "string" ? Buffer.from(piece) : piece);
}
