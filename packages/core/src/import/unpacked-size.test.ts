import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { readSpreadsheet } from "./spreadsheet.ts";
import { unpackedSize } from "./unpacked-size.ts";

/** An entry of a ZIP archive, whose header says that it holds so many bytes. */
function entry(packed: Buffer, said: number): Buffer {
  const header = Buffer.alloc(30);
  header.set([0x50, 0x4b, 3, 4, 20, 0]);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.byteLength, 18);
  header.writeUInt32LE(said, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from("a"), packed]);
}

const zeros = (bytes: number) => deflateRawSync(Buffer.alloc(bytes));

it("a small archive that unpacks to gigabytes is found, whatever it says of itself and wherever its entries stand", () => {
  const packed = zeros(100_000_000);
  expect(packed.byteLength).toBeLessThan(200_000);
  expect(unpackedSize(entry(packed, 10), 50_000_000)).toBe("beyond");
  expect(unpackedSize(Buffer.concat([entry(zeros(10), 10), Buffer.alloc(99), entry(packed, 10)]), 50_000_000)).toBe(
    "beyond",
  );
});

it("many entries count together", () => {
  const archive = (entries: number) => Buffer.concat(Array.from({ length: entries }, () => entry(zeros(1_000_000), 1)));
  expect(unpackedSize(archive(40), 50_000_000)).toBe("fits");
  expect(unpackedSize(archive(60), 50_000_000)).toBe("beyond");
});

it("an archive that is broken is told so", () => {
  const reserved = Buffer.from([7]);
  for (const file of [
    Buffer.from("PK\u0003\u0004"),
    entry(reserved, 9),
    Buffer.concat([entry(zeros(9), 9), entry(reserved, 9)]),
  ])
    expect(unpackedSize(file, 1_000_000)).toBe("broken");
  expect(unpackedSize(Buffer.alloc(0), 1000)).toBe("fits");
});

it("a workbook is read, and one that unpacks further refused as too large", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Personer");
  for (let row = 0; row < 300; row += 1)
    sheet.addRow(Array.from({ length: 10 }, (_, column) => `Cell ${row} ${column}`));
  const file = new Uint8Array(await book.xlsx.writeBuffer());
  expect(await readSpreadsheet(file)).toHaveLength(300);
  const bomb = Buffer.concat([entry(zeros(60_000_000), 10), file]);
  await expect(readSpreadsheet(bomb)).rejects.toMatchObject({ code: "tooLarge" });
});
