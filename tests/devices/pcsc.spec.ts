import { join } from 'node:path';
import type { CardReader, UidReading } from '../../device-agent/src/reader/card-reader.ts';
import { loadPcsc } from '../../device-agent/src/reader/pcsc-module.ts';
import { openPcscReader } from '../../device-agent/src/reader/pcsc-reader.ts';
import { until } from '../makers/until.ts';
import { startDaemon, type Daemon } from './daemon.ts';
import { startPcscd } from './pcscd.ts';
import { describeDevices } from './real-devices.ts';
import { layCard, type LaidCard } from './virtual-card.ts';

describeDevices('the pcsc reader on a real pcscd', ['pcscd', 'vsmartcard-vpcd'], () => {
  let pcscd: Daemon;
  let reader: CardReader;
  let card: LaidCard | undefined;

  const reading = (kind: UidReading['kind']): Promise<UidReading> =>
    until(`a reading that is ${kind}`, async () => {
      const now = await reader.readUid();
      return now.kind === kind && now;
    });

  beforeAll(async () => {
    pcscd = await startPcscd();
    reader = openPcscReader(await loadPcsc());
    await until('a reader', async () => reader.condition().state === 'ready');
  });
  afterEach(async () => {
    card?.take();
    await reading('absent');
  });
  afterAll(async () => {
    await reader.close();
    await pcscd.stop();
  });

  it.each([
    ['four bytes', 'A1B2C3D4'],
    ['seven bytes', '04A1B2C3D4E5F6'],
    ['ten bytes', '04A1B2C3D4E5F6071829'],
  ])('reads a UID of %s in the order of its bytes, and names the reader', async (_case, uid) => {
    // when
    card = await layCard(uid);

    // then
    expect(await reading('uid')).toEqual({ kind: 'uid', uid });
    expect(reader.name).toBe('pcsc:Virtual PCD 00 00');
    expect(reader.condition()).toEqual({ state: 'ready', cardPresent: true });
  });

  it('refuses a random UID, which no card can be known by', async () => {
    card = await layCard('08A1B2C3');
    expect(await reading('random')).toEqual({ kind: 'random' });
  });

  it('says that no card is there', async () => {
    expect(await reader.readUid()).toEqual({ kind: 'absent' });
    expect(reader.condition()).toEqual({ state: 'ready', cardPresent: false });
  });

  it('calls a card absent that is taken away while it is read, and reads the next one', async () => {
    // given
    card = await layCard('04A1B2C3D4E5F6');
    await reading('uid');
    card.onAsked(() => card?.take());

    // when
    const taken = await reader.readUid();
    await reading('absent');
    card = await layCard('04FFEEDDCCBBAA');

    // then
    expect(taken).not.toMatchObject({ kind: 'uid' });
    expect(await reading('uid')).toEqual({ kind: 'uid', uid: '04FFEEDDCCBBAA' });
  });
});

describeDevices('a program with the pcsc reader', ['pcscd', 'vsmartcard-vpcd'], () => {
  it('is offline while there is no service, reads by itself once it comes, and outlives its death', async () => {
    // given
    const program = startDaemon(process.execPath, [
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'reader-program.ts'),
    ]);
    const says = (line: string): Promise<boolean> =>
      until(`"${line}" of the program, which said ${program.said()}`, async () => program.said().trim().endsWith(line));
    await says('offline absent');

    // when
    let pcscd = await startPcscd();
    await says('ready absent');
    const first = await layCard('04A1B2C3D4E5F6');
    await says('ready 04A1B2C3D4E5F6');
    await pcscd.stop('SIGKILL');
    await says('offline absent');
    first.take();
    pcscd = await startPcscd();
    const next = await layCard('04FFEEDDCCBBAA');

    // then
    expect(await says('ready 04FFEEDDCCBBAA')).toBe(true);
    next.take();
    await says('ready absent');
    await program.stop();
    await pcscd.stop();
  });
});
