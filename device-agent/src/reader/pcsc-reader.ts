import { GET_UID, uidOf } from './card-reader.ts';
import type { CardReader } from './card-reader.ts';

/** The part of `pcsc-mini` that is used; the package itself is installed only where a PC/SC reader is. */
export type PcscModule = {
  Client: new () => PcscClient;
  CardMode: { SHARED: number };
  CardDisposition: { LEAVE: number; EJECT: number };
  ReaderStatus: { PRESENT: number; MUTE: number };
};
type PcscClient = {
  on(event: 'reader', listener: (reader: PcscReader) => void): PcscClient;
  on(event: 'error', listener: (error: unknown) => void): PcscClient;
  start(): PcscClient;
  stop(): void;
};
type PcscReader = {
  on(event: 'change', listener: (status: { has(...flags: number[]): boolean }) => void): PcscReader;
  on(event: 'disconnect', listener: () => void): PcscReader;
  connect(mode: number): Promise<PcscCard>;
};
type PcscCard = { transmit(input: Uint8Array): Promise<Uint8Array>; disconnect(then: number): Promise<void> };

const MODULE_NAME: string = 'pcsc-mini';
const RESTART_MILLISECONDS = 3_000;

/** Loads `pcsc-mini`. Throws a sentence that says what to do when it, or the system's PC/SC library, is missing. */
export async function loadPcsc(): Promise<PcscModule> {
  try {
    return (await import(MODULE_NAME)) as PcscModule;
  } catch (error) {
    throw new Error(
      'CARD_READER=pcsc needs the package pcsc-mini and the system packages pcscd and libpcsclite1. ' +
        'Install them (npm install pcsc-mini; apt install pcscd libpcsclite1) or choose CARD_READER=vpcd-tcp:PORT.',
      { cause: error },
    );
  }
}

/** The first PC/SC reader of the workstation. A PC/SC service that dies is asked again every few seconds. */
export function openPcscReader(pcsc: PcscModule): CardReader {
  let reader: PcscReader | undefined;
  let isPresent = false;
  let isClosed = false;
  let restart: NodeJS.Timeout | undefined;
  let client = start();

  function start(): PcscClient {
    return new pcsc.Client()
      .on('reader', (found) => {
        reader ??= watch(found);
      })
      .on('error', () => {
        reader = undefined;
        isPresent = false;
        client.stop();
        if (isClosed) return;
        restart = setTimeout(() => {
          client = start();
        }, RESTART_MILLISECONDS);
      })
      .start();
  }

  function watch(found: PcscReader): PcscReader {
    return found
      .on('change', (status) => {
        // PRESENT may come together with IN_USE, which is our own connection: no reason to look away.
        isPresent = status.has(pcsc.ReaderStatus.PRESENT) && !status.has(pcsc.ReaderStatus.MUTE);
      })
      .on('disconnect', () => {
        reader = undefined;
        isPresent = false;
      });
  }

  return {
    name: 'pcsc',
    condition: () => ({ state: reader === undefined ? 'offline' : 'ready', cardPresent: isPresent }),
    async readUid() {
      if (reader === undefined || !isPresent) return { kind: 'absent' };
      try {
        const card = await reader.connect(pcsc.CardMode.SHARED);
        try {
          return uidOf(await card.transmit(GET_UID));
        } finally {
          await card.disconnect(pcsc.CardDisposition.LEAVE);
        }
      } catch {
        return isPresent ? { kind: 'unreadable' } : { kind: 'absent' };
      }
    },
    async eject() {
      if (reader === undefined || !isPresent) return;
      const card = await reader.connect(pcsc.CardMode.SHARED).catch(() => undefined);
      await card?.disconnect(pcsc.CardDisposition.EJECT).catch(() => undefined);
    },
    async close() {
      isClosed = true;
      clearTimeout(restart);
      client.stop();
    },
  };
}
