import { deflateRawSync } from "node:zlib";

/** A zip as programs make it, with the names that its directory lists. */
export function zip(...names: string[]): Buffer {
  const data = deflateRawSync(Buffer.from("x"));
  const starts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const head = Buffer.alloc(30);
    head.write("PK\u0003\u0004", "latin1");
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    const start = Buffer.concat([head, Buffer.from(name), data]);
    starts.push(start);
    list.push(Buffer.concat([entry, Buffer.from(name)]));
    at += start.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...starts, ...list, end]);
}

const attribute = (id: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUInt8(2, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(value.length, 5);
  return Buffer.concat([head, value, Buffer.alloc(2)]);
};

/** What Outlook packs: attributes of a level, an id, a length and a sum. */
export function winmail(name: string, bytes: Buffer): Buffer {
  const signature = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]);
  const parts = [
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from(`${name}\0`)),
    attribute(0x0006800f, bytes),
  ];
  return Buffer.concat([signature, ...parts]);
}
