import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import type { BackupHead, BackupLine } from "../../src/core/backup-format.ts";
import { checkBackupFile, readBackupFile, writeBackupFile } from "../../src/infrastructure/backup-file.ts";
import { backupPath, filesForBackup, keepNewest } from "../../src/infrastructure/backup-folder.ts";
import { prepareRestorePlace } from "../../src/infrastructure/restore-place.ts";

const folder = await mkdtemp(join(tmpdir(), "handbill-backup-file-"));
afterAll(() => rm(folder, { recursive: true }));

const HEAD: BackupHead = {
  backup: "handbill",
  format: 1,
  version: "9.9.9",
  authSecret: "file",
  madeAt: "2026-11-23T04:00:00Z",
  postgres: "18.4",
  migrations: ["0001-accounts"],
  tables: [{ name: "users", columns: [{ name: "name", type: "text" }] }],
  sequences: [],
};
// Ends of lines of every kind, and what JSON has to escape.
const ROWS = ['("a ""b"" \\\\ c")', '("line\nline\r\nline\u2028line\u2029line")', "(\u{1f600}\t)"];
const FILE = { file: "auth-secret", base64: Buffer.from("secret").toString("base64") };

let number = 0;
async function whole(lines: BackupLine[] = [FILE, { table: "users" }, ...ROWS]): Promise<string> {
  const path = join(folder, `whole-${(number += 1)}`);
  await writeBackupFile(path, async (add) => {
    await add([HEAD]);
    for (const line of lines) await add([line]);
  });
  return path;
}

test("what was written comes back as it was, in a file that only its owner can read", async () => {
  const path = await whole();
  const lines: BackupLine[] = [];
  for await (const line of readBackupFile(path)) lines.push(line);
  expect(lines).toEqual([FILE, { table: "users" }, ...ROWS]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await checkBackupFile(path)).end).toMatchObject({ rows: { users: ROWS.length }, files: 1 });
});

test("a backup that fails in the middle leaves nothing behind, and one that is there is not replaced", async () => {
  const place = await mkdtemp(join(folder, "half-"));
  const failing = writeBackupFile(join(place, "half"), async (add) => {
    await add([HEAD, { table: "users" }, "x".repeat(1_000_000)]);
    throw new Error("the database went away");
  });
  await expect(failing).rejects.toThrow("the database went away");
  expect(await readdir(place)).toEqual([]);

  const path = await whole();
  await expect(writeBackupFile(path, async () => undefined)).rejects.toThrow("is there already");
  await expect(writeBackupFile(join(place, "no", "such", "folder"), async () => undefined)).rejects.toThrow(
    /No backup can be written .* Give another place with --to/,
  );
});

test("a backup is not used when anything of it is missing, changed, added or unknown", async () => {
  const packed = await readFile(await whole());
  const text = gunzipSync(packed).toString();
  const lines = text.trimEnd().split("\n");
  const withHead = (head: object) => gzipSync([JSON.stringify(head), ...lines.slice(1), ""].join("\n"));
  const broken: [Buffer, RegExp][] = [
    [packed.subarray(0, packed.length - 20), /cannot be used/],
    [Buffer.from("not packed"), /cannot be used/],
    [Buffer.alloc(0), /it was cut off|cannot be used/],
    [gzipSync(lines.slice(0, -1).join("\n")), /it was cut off/],
    [gzipSync(`${lines.slice(0, -1).join("\n")}\n`), /it was cut off/],
    [gzipSync(text.replace("line", "lime")), /its checksum is another/],
    [gzipSync(`${text}"(one more)"\n`), /something follows its end/],
    [gzipSync(text.replace('"auth-secret"', '"../../etc/passwd"')), /a line in it that no backup has/],
    [gzipSync(text.replace('{"table"', '{"tible"')), /a line in it that no backup has/],
    [withHead({ hello: "world" }), /is no backup of Handbill/],
    [withHead({ ...HEAD, format: 2 }), /was made by a later Handbill/],
  ];
  for (const [bytes, words] of broken) {
    const path = join(folder, "broken");
    await writeFile(path, bytes);
    await expect(checkBackupFile(path)).rejects.toThrow(words);
  }
  await expect(checkBackupFile(join(folder, "nothing"))).rejects.toThrow("There is no backup at");
});

test("a folder keeps the newest backups, and nothing else in it is touched", async () => {
  const place = join(folder, "kept");
  const now = new Date("2026-11-23T04:05:06.789Z");
  expect(await backupPath(`${place}/`, now)).toEqual({
    path: join(place, "handbill-2026-11-23T04-05-06Z.backup"),
    folder: `${place}/`,
  });
  const half = "handbill-2026-11-19T00-00-00Z.backup.77-abcdef.part";
  const mine = ["handbill-2026-11-2.backup", "my.backup", half.replace("77", "78")];
  for (const day of ["20", "21", "22", "23"])
    await writeFile(join(place, `handbill-2026-11-${day}T00-00-00Z.backup`), "");
  for (const name of [half, ...mine]) await writeFile(join(place, name), "");
  for (const name of mine) await utimes(join(place, name), now, now);
  await utimes(join(place, half), 0, 0);
  expect(await keepNewest(place, 2, now)).toBe(2);
  expect((await readdir(place)).sort()).toEqual(
    [...mine, "handbill-2026-11-22T00-00-00Z.backup", "handbill-2026-11-23T00-00-00Z.backup"].sort(),
  );
});

test("a data folder is restored beside what is in it, which is set aside only when told to", async () => {
  const dataDir = join(folder, "data");
  await mkdir(join(dataDir, "spool"), { recursive: true });
  await mkdir(join(dataDir, "backups"));
  await writeFile(join(dataDir, "auth-secret"), "old");
  await writeFile(join(dataDir, "spool", "answer.json"), "paid for");
  await writeFile(join(dataDir, "database-password"), "never in a backup");
  const files = await filesForBackup(dataDir);
  expect(files.map(({ name, bytes }) => [name, String(bytes)])).toEqual([
    ["auth-secret", "old"],
    ["spool/answer.json", "paid for"],
  ]);

  const refused = prepareRestorePlace(dataDir, { force: false, names: "all" });
  await expect(refused).rejects.toThrow(/There is something in .* Nothing was changed\..*--force/);
  const place = await prepareRestorePlace(dataDir, { force: true, names: "all" });
  await place.write("auth-secret", Buffer.from("new"));
  await place.write("spool/other.json", Buffer.from("also paid for"));
  expect(await readFile(join(dataDir, "auth-secret"), "utf8")).toBe("old");
  const aside = await place.take();
  expect(await readFile(join(dataDir, "auth-secret"), "utf8")).toBe("new");
  expect(await readdir(join(dataDir, "spool"))).toEqual(["other.json"]);
  expect((await readdir(aside ?? "")).sort()).toEqual(["auth-secret", "database-password", "spool"]);
  expect((await readdir(dataDir)).sort()).toEqual(["auth-secret", "backups", aside?.split("/").at(-1), "spool"]);
});
