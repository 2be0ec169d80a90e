/** The part of `pcsc-mini` that is used; the package is optional: a system without it, or without PC/SC, runs all the rest. */
export type PcscModule = {
  Client: new () => PcscClient;
  CardMode: { SHARED: number };
  CardDisposition: { LEAVE: number; EJECT: number };
  ReaderStatus: { PRESENT: number; MUTE: number };
};
export type PcscClient = {
  on(event: 'reader', listener: (reader: PcscReader) => void): PcscClient;
  on(event: 'error', listener: (error: unknown) => void): PcscClient;
  start(): PcscClient;
  stop(): void;
};
export type PcscReader = {
  name(): string;
  on(event: 'change', listener: (status: { has(...flags: number[]): boolean }) => void): PcscReader;
  on(event: 'disconnect', listener: () => void): PcscReader;
  connect(mode: number): Promise<PcscCard>;
};
type PcscCard = { transmit(input: Uint8Array): Promise<Uint8Array>; disconnect(then: number): Promise<void> };

const MODULE_NAME: string = 'pcsc-mini';

/** Loads `pcsc-mini`. Throws a sentence that says what to do when it, or the system's PC/SC library, is missing. */
export async function loadPcsc(load: () => Promise<unknown> = () => import(MODULE_NAME)): Promise<PcscModule> {
  try {
    return (await load()) as PcscModule;
  } catch (error) {
    throw new Error(
      'CARD_READER=pcsc: brakuje pakietu pcsc-mini albo biblioteki PC/SC systemu. ' +
        'Zainstaluj je (apt install pcscd libpcsclite1; npm install pcsc-mini) i uruchom program jeszcze raz.',
      { cause: error },
    );
  }
}
