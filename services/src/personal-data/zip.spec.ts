import { inflateRawSync } from 'node:zlib';
import { zip } from './zip.ts';

describe('an archive', () => {
  const files = [
    { name: 'moje-dane.json', content: Buffer.from('{"imię":"Łucja"}'.repeat(200)) },
    { name: 'pliki/photo-1.jpg', content: Buffer.alloc(0) },
  ];
  const archive = zip(files);
  const end = archive.subarray(-22);

  it('names its files in the directory at its end', () => {
    expect(end.readUInt16LE(10)).toBe(2);
    const directory = archive.subarray(end.readUInt32LE(16), end.readUInt32LE(16) + end.readUInt32LE(12));
    expect(directory.readUInt32LE(0)).toBe(0x02014b50);
    expect(directory.toString('utf8')).toContain('moje-dane.json');
    expect(directory.toString('utf8')).toContain('pliki/photo-1.jpg');
  });

  it('gives each file back as it was', () => {
    const nameLength = archive.readUInt16LE(26);
    const packed = archive.subarray(30 + nameLength, 30 + nameLength + archive.readUInt32LE(18));
    expect(archive.readUInt32LE(0)).toBe(0x04034b50);
    expect(inflateRawSync(packed)).toEqual(files[0]?.content);
    expect(archive.readUInt32LE(22)).toBe(files[0]?.content.length);
  });
});
