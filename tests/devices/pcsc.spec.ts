import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { answerOf, encodeChip } from '@karta/services';
import { DesfireChip } from '@karta/simulators';
import type { CardReader, UidReading } from '../../device-agent/src/reader/card-reader.ts';
import { isDesfireEv2 } from '../../device-agent/src/reader/desfire.ts';
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

  it('lets the town’s key and a DESFire chip talk to each other, and ends the talk when the chip is taken away (L1)', async () => {
    // given
    const chip = new DesfireChip('04A1B2C3D4E5F6');
    const key = Buffer.alloc(16, 7);
    const randomFor = (challenge: Buffer): Buffer => createHash('md5').update(challenge).digest();
    const encode = (): Promise<string | undefined> =>
      reader.talk(async (transmit) => {
        const script = encodeChip({ key, version: 3, randomFor });
        let turn = script.next();
        while (!turn.done) turn = script.next(answerOf(Buffer.from(await transmit(turn.value))));
        return turn.value;
      });
    card = await layCard(chip);
    await reading('uid');

    // when
    const suited = await isDesfireEv2(reader);
    const end = await encode();
    card.onAsked(() => card?.take());
    const taken = await encode();

    // then
    expect([suited, end, taken]).toEqual([true, 'proven', undefined]);
    expect(chip.memory()).toEqual({ '4b4d31': { key: key.toString('hex'), version: 3 } });
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
