import { requireDiskSpace } from './disk-space.ts';

describe('the disk at the start', () => {
  it('is accepted with a gigabyte free', () => expect(() => requireDiskSpace('/data', 1e9)).not.toThrow());

  it('is refused below, with one sentence that says what to do', () => {
    expect(() => requireDiskSpace('/data', 250e6)).toThrow(/Only 250 MB are free on the disk of \/data; .*KARTA_HOME/);
  });
});
