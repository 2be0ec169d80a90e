import { randomBytes } from 'node:crypto';

const DEFAULT_KEY = 'ffffffffffff';
const OK = Buffer.from([0x90, 0x00]);
const word = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** What lies in the field of a reader. */
export interface VirtualChip {
  /** Answer to reset. */
  readonly atr: Buffer;
  readonly uid: string;
  isReadable: boolean;
  /** The power was cut: what was opened is closed. */
  reset(): void;
  answer(apdu: Buffer): Buffer;
}

/** A seven-byte UID as a maker of chips gives it: random here, so that no test can know it beforehand. */
export function randomUid(): string {
  return Buffer.concat([Buffer.from([0x04]), randomBytes(6)])
    .toString('hex')
    .toUpperCase();
}

/** A MIFARE Classic behind PC/SC: UID, 64 blocks of 16 bytes, one key for all sectors. Lives as long as it is in the field. */
export class ClassicChip implements VirtualChip {
  readonly atr = word('3B8F8001804F0CA000000306030001000000006A');
  readonly uid: string;
  isReadable = true;
  #loadedKey = '';
  #openSector: number | undefined;
  readonly #blocks = new Map<number, Buffer>();

  constructor(uid: string) {
    this.uid = uid;
  }

  reset(): void {
    this.#openSector = undefined;
  }

  /** Answers one APDU of the PC/SC part 3 storage-card commands. */
  answer(apdu: Buffer): Buffer {
    if (!this.isReadable) return word('6F00');
    const [cla, ins] = apdu;
    if (cla !== 0xff) return word('6E00');
    if (ins === 0xca) return Buffer.concat([word(this.uid), OK]);
    if (ins === 0x82) return this.#loadKey(apdu);
    if (ins === 0x86) return this.#authenticate(apdu);
    if (ins === 0xb0) return this.#read(apdu);
    if (ins === 0xd6) return this.#write(apdu);
    return word('6D00');
  }

  #loadKey(apdu: Buffer): Buffer {
    this.#loadedKey = apdu.subarray(5, 11).toString('hex');
    return OK;
  }

  #authenticate(apdu: Buffer): Buffer {
    if (this.#loadedKey !== DEFAULT_KEY) return word('6300');
    this.#openSector = Math.floor((apdu[7] ?? 0) / 4);
    return OK;
  }

  #read(apdu: Buffer): Buffer {
    const block = apdu[3] ?? 0;
    if (this.#openSector !== Math.floor(block / 4)) return word('6982');
    return Buffer.concat([this.#blocks.get(block) ?? Buffer.alloc(16), OK]);
  }

  #write(apdu: Buffer): Buffer {
    const block = apdu[3] ?? 0;
    // Block 0 is the maker's: never writable.
    if (this.#openSector !== Math.floor(block / 4) || block === 0) return word('6982');
    this.#blocks.set(block, Buffer.from(apdu.subarray(5, 21)));
    return OK;
  }
}
