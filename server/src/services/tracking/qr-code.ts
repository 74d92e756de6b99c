import { crc32, deflateSync } from "node:zlib";
import { encode, renderSVG } from "uqr";

/** Letters and folds of a poster may hide a quarter of it. */
const OPTIONS = { ecc: "Q", border: 4 } as const;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PIXELS = 1_024;

export const qrSvg = (text: string): string => renderSVG(text, OPTIONS);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Black and white, one bit a pixel, about a thousand pixels wide: sharp on a poster. */
export function qrPng(text: string): Buffer {
  const { data, size } = encode(text, OPTIONS);
  const scale = Math.max(1, Math.floor(PIXELS / size));
  const width = size * scale;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head.writeUInt8(1, 8); // one bit, grey
  const lines = data.flatMap((row) => Array<Buffer>(scale).fill(lineOf(row, scale)));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(lines))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A line of pixels after the number of its filter; a bit that is set is white. */
function lineOf(row: readonly boolean[], scale: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8));
  row.forEach((isBlack, module) => {
    if (isBlack) return;
    for (let pixel = module * scale; pixel < (module + 1) * scale; pixel += 1) {
      const index = 1 + (pixel >> 3);
      line.writeUInt8(line.readUInt8(index) | (0x80 >> (pixel & 7)), index);
    }
  });
  return line;
}
