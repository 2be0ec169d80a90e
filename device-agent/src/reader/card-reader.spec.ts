import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import { GET_UID, uidOf } from './card-reader.ts';
import type { CardReader, UidReading } from './card-reader.ts';
import { loadPcsc, type PcscModule } from './pcsc-module.ts';
import { openPcscReader } from './pcsc-reader.ts';
import { openVpcdReader } from './vpcd-reader.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

describe('the answer to Get Data', () => {
  it.each<[string, string, UidReading]>([
    ['seven bytes', '04A1B2C3D4E5F69000', { kind: 'uid', uid: '04A1B2C3D4E5F6' }],
    ['four bytes', 'DEADBEEF9000', { kind: 'uid', uid: 'DEADBEEF' }],
    ['a random four-byte UID', '08ADBEEF9000', { kind: 'random' }],
    ['an error', '6F00', { kind: 'unreadable' }],
    ['a length that no chip has', 'DEADBE9000', { kind: 'unreadable' }],
  ])('is read for %s', (_case, answer, reading) => {
    expect(uidOf(Buffer.from(answer, 'hex'))).toEqual(reading);
  });
});

describe('the reader over TCP', () => {
  let reader: CardReader & { port: number };
  let card: RunningStandIn;

  const control = async (wish: object): Promise<{ card: { uid: string } | null; ledger: { uid: string }[] }> => {
    const answer = await fetch(`http://127.0.0.1:${card.facts['httpPort']}/_control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    return (await answer.json()) as { card: { uid: string } | null; ledger: { uid: string }[] };
  };
  async function reading(wanted: (reading: UidReading) => boolean): Promise<UidReading> {
    for (;;) {
      const now = await reader.readUid();
      if (wanted(now)) return now;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  beforeEach(async () => {
    reader = await openVpcdReader(0);
    const folder = await mkdtemp(join(tmpdir(), 'chip-'));
    card = await startStandIn('virtual-card', {
      DATA_FILE: join(folder, 'chips.jsonl'),
      READER_PORT: String(reader.port),
    });
  });
  afterEach(async () => {
    await reader.close();
    await card.stop();
  });

  it('reads the UID that the chip chose', async () => {
    // when
    const found = await reading((now) => now.kind === 'uid');

    // then
    expect(found).toEqual({ kind: 'uid', uid: (await control({})).card?.uid });
  });

  it('tells a chip that is broken from a card that is not there', async () => {
    // given
    await reading((now) => now.kind === 'uid');

    // when
    await control({ act: 'make-unreadable' });
    const broken = await reader.readUid();
    await control({ act: 'remove' });
    const gone = await reading((now) => now.kind !== 'unreadable');

    // then
    expect(broken).toEqual({ kind: 'unreadable' });
    expect(gone).toEqual({ kind: 'absent' });
  });

  it('gets the next blank from the feeder after letting go of a card', async () => {
    // given
    const first = await reading((now) => now.kind === 'uid');

    // when
    await reader.eject();
    const second = await reading((now) => now.kind === 'uid' && first.kind === 'uid' && now.uid !== first.uid);

    // then
    expect((await control({})).card).toMatchObject({ uid: second.kind === 'uid' ? second.uid : '' });
  });
});

describe('the PC/SC reader', () => {
  type Change = (status: { has(...flags: number[]): boolean }) => void;

  /** A PC/SC service with one reader whose card answers as told. */
  function service(answer: () => Promise<Uint8Array>) {
    const seen = { ends: [] as number[], asked: [] as Uint8Array[], changes: [] as Change[] };
    const reader = {
      name: () => 'ACS ACR1252 1S CL Reader PICC 0',
      on(event: string, listener: Change) {
        if (event === 'change') seen.changes.push(listener);
        return reader;
      },
      connect: async () => ({
        transmit: (input: Uint8Array) => {
          seen.asked.push(input);
          return answer();
        },
        disconnect: async (then: number) => void seen.ends.push(then),
      }),
    };
    class Client {
      on(event: string, listener: (found: typeof reader) => void) {
        if (event === 'reader') listener(reader);
        return this;
      }
      start() {
        return this;
      }
      stop() {}
    }
    const module = {
      Client,
      CardMode: { SHARED: 2 },
      CardDisposition: { LEAVE: 0, EJECT: 3 },
      ReaderStatus: { PRESENT: 0x20, MUTE: 0x200 },
    } as unknown as PcscModule;
    const place = (isThere: boolean): void => {
      for (const change of seen.changes) change({ has: (flag) => flag === 0x20 && isThere });
    };
    return { module, place, seen };
  }

  it('reads the UID and leaves the card as it is', async () => {
    // given
    const pcsc = service(async () => Buffer.from('04A1B2C3D4E5F69000', 'hex'));
    const reader = openPcscReader(pcsc.module);
    pcsc.place(true);

    // when
    const found = await reader.readUid();

    // then
    expect(found).toEqual({ kind: 'uid', uid: '04A1B2C3D4E5F6' });
    expect(pcsc.seen.asked).toEqual([GET_UID]);
    expect(pcsc.seen.ends).toEqual([0]);
  });

  it('calls a card that vanished while it was read absent', async () => {
    // given
    const pcsc = service(async () => {
      pcsc.place(false);
      throw new Error('RemovedCard');
    });
    const reader = openPcscReader(pcsc.module);
    pcsc.place(true);

    // then
    expect(await reader.readUid()).toEqual({ kind: 'absent' });
  });

  describe('among several', () => {
    type Listener = (status?: { has(...flags: number[]): boolean }) => void;

    function workstation(...names: string[]) {
      const slots = names.map((name) => ({ name, answers: '04A1B2C3D4E5F69000', on: new Map<string, Listener>() }));
      class Client {
        on(event: string, listener: (found: unknown) => void) {
          if (event !== 'reader') return this;
          for (const slot of slots) {
            const reader = {
              name: () => slot.name,
              on: (what: string, heard: Listener) => (slot.on.set(what, heard), reader),
              connect: async () => ({
                transmit: async () => Buffer.from(slot.answers, 'hex'),
                disconnect: async () => {},
              }),
            };
            listener(reader);
          }
          return this;
        }
        start() {
          return this;
        }
        stop() {}
      }
      const module = {
        Client,
        CardMode: { SHARED: 2 },
        CardDisposition: { LEAVE: 0, EJECT: 3 },
        ReaderStatus: { PRESENT: 0x20, MUTE: 0x200 },
      } as unknown as PcscModule;
      const place = (name: string): void =>
        slots.find((slot) => slot.name === name)?.on.get('change')?.({ has: (flag) => flag === 0x20 });
      const unplug = (name: string): void => slots.find((slot) => slot.name === name)?.on.get('disconnect')?.();
      return { module, place, unplug, slots };
    }
    const HELLO = 'Windows Hello for Business 1';
    const SAM = 'ACS ACR1252 1S CL Reader SAM 0';
    const PICC = 'ACS ACR1252 1S CL Reader PICC 0';
    const OTHER = 'HID Global OMNIKEY 5022 Smart Card Reader 0';

    it('takes the one on which the blank lies, and tells its name', async () => {
      // given
      const pcsc = workstation(HELLO, SAM, PICC);
      const reader = openPcscReader(pcsc.module);
      pcsc.place(SAM);
      pcsc.place(PICC);

      // then
      expect(await reader.readUid()).toEqual({ kind: 'uid', uid: '04A1B2C3D4E5F6' });
      expect(reader.condition()).toEqual({ state: 'ready', cardPresent: true });
      expect(reader.name).toBe(`pcsc:${PICC}`);
    });

    it('takes another when the first is unplugged', async () => {
      // given
      const pcsc = workstation(PICC, OTHER);
      const reader = openPcscReader(pcsc.module);
      pcsc.place(PICC);
      await reader.readUid();

      // when
      pcsc.unplug(PICC);
      pcsc.place(OTHER);

      // then
      expect(await reader.readUid()).toMatchObject({ kind: 'uid' });
      expect(reader.name).toBe(`pcsc:${OTHER}`);
    });

    it('passes one by that holds a card which does not answer', async () => {
      // given
      const pcsc = workstation(OTHER, PICC);
      const [first] = pcsc.slots;
      if (first) first.answers = '6F00';
      const reader = openPcscReader(pcsc.module);
      pcsc.place(OTHER);
      pcsc.place(PICC);

      // then
      expect(await reader.readUid()).toMatchObject({ kind: 'uid' });
    });

    it('keeps to the one that is named', async () => {
      // given
      const pcsc = workstation(PICC, OTHER);
      const reader = openPcscReader(pcsc.module, 'omnikey');
      pcsc.place(PICC);

      // then
      expect(await reader.readUid()).toEqual({ kind: 'absent' });
      expect(reader.name).toBe(`pcsc:${OTHER}`);
    });

    it('is offline where there is none that takes cards', () => {
      expect(openPcscReader(workstation(HELLO, SAM).module).condition().state).toBe('offline');
    });
  });

  describe('whose service is not there', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    /** A service that is away for so many starts; a client of a dead one refuses even to be stopped. */
    function troubled(awayFor: number) {
      const seen = { starts: 0, clients: 0, die: (): void => {} };
      class Client {
        found: (reader: object) => void = () => {};
        constructor() {
          seen.clients += 1;
        }
        on(event: string, listener: (found?: object) => void) {
          if (event === 'reader') this.found = listener;
          if (event === 'error' && seen.clients === 1) seen.die = () => listener(new Error('NoService'));
          return this;
        }
        start() {
          seen.starts += 1;
          if (seen.starts <= awayFor) throw new Error('NoService');
          const reader = { name: () => 'HID Global OMNIKEY 5022 0', on: () => reader };
          this.found(reader);
          return this;
        }
        stop() {
          throw new Error('InvalidHandle');
        }
      }
      return { module: { Client } as unknown as PcscModule, seen };
    }

    it('is offline, and is found as soon as it comes', async () => {
      // given
      const { module } = troubled(1);
      const reader = openPcscReader(module);
      const before = reader.condition().state;

      // when
      await jest.advanceTimersByTimeAsync(3_000);

      // then
      expect([before, reader.condition().state]).toEqual(['offline', 'ready']);
      await reader.close();
    });

    it('is asked again after it died, once for all that it says of it', async () => {
      // given
      const { module, seen } = troubled(0);
      const reader = openPcscReader(module);

      // when
      seen.die();
      seen.die();
      const whileDead = reader.condition().state;
      await jest.advanceTimersByTimeAsync(9_000);

      // then
      expect([whileDead, reader.condition().state, seen.clients, seen.starts]).toEqual(['offline', 'ready', 2, 2]);
      await reader.close();
    });
  });

  it('says in one sentence what is missing', async () => {
    const missing = (): never => {
      throw new Error("Cannot find module 'pcsc-mini'");
    };
    await expect(loadPcsc(missing)).rejects.toThrow('CARD_READER=pcsc: brakuje pakietu pcsc-mini');
  });
});
