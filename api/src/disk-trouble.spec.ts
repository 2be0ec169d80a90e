import { DiskTrouble } from './disk-trouble.ts';

const AT = new Date('2026-11-28T10:00:00Z');
const full = () => Promise.reject(Object.assign(new Error('No space left on device'), { code: '53100' }));

describe('whether the disk is full', () => {
  it('is told from the first error until something can be written again, and asks nobody before', async () => {
    // given
    const disk = new DiskTrouble();
    expect(await disk.since(full)).toBeUndefined();

    // when
    disk.note(AT);
    disk.note(new Date());

    // then
    expect(await disk.since(full)).toEqual(AT);
    expect(await disk.since(() => Promise.resolve())).toBeUndefined();
    expect(await disk.since(full)).toBeUndefined();
  });
});
