import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put into an archive. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** 1 January 1980: archives carry no time of their own. */
const NO_DATE = 0x0021;

/** An archive of these files (PKWARE APPNOTE 6.3.10, without ZIP64: at most 4 GB and 65,535 files). */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const path = Buffer.from(name, 'utf8');
    const about = aboutEntry({ content, packed, path });
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), about, path, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, end, path]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.write('PK\u0005\u0006', 0, 'latin1');
  tail.writeUInt16LE(entries.length, 8);
  tail.writeUInt16LE(entries.length, 10);
  tail.writeUInt32LE(central.length, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, tail]);
}

/** What both headers of a file say, in the same order: version, flags, method, time, date, sum, sizes, lengths of name and extra. */
function aboutEntry({ content, packed, path }: { content: Buffer; packed: Buffer; path: Buffer }): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(UTF8_NAMES, 2);
  about.writeUInt16LE(DEFLATE, 4);
  about.writeUInt16LE(0, 6);
  about.writeUInt16LE(NO_DATE, 8);
  about.writeUInt32LE(crc32(content), 10);
  about.writeUInt32LE(packed.length, 14);
  about.writeUInt32LE(content.length, 18);
  about.writeUInt16LE(path.length, 22);
  about.writeUInt16LE(0, 24);
  return about;
}
