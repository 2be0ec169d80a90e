import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { Ledger } from '../stand-in/ledger.ts';
import { ClassicChip, randomUid, type VirtualChip } from './chip.ts';
import { DesfireChip, type DesfireMemory } from './desfire-chip.ts';

/** `classic` lets nothing be written by the town; `desfire` is what a town buys for cards with a key of their own. */
export type ChipKind = 'classic' | 'desfire';
export type FeederEntry = {
  kind: 'inserted' | 'removed' | 'written';
  uid: string;
  at: string;
  chip: ChipKind;
  memory?: Record<string, DesfireMemory>;
};

/**
 * Puts blanks into the reader: a connection to the listener of vpcd's protocol is a card in the field, its end is a card taken away.
 * Power-off is what a reader with a feeder does to eject; with `isAutomatic` the next blank then follows by itself.
 */
export class Feeder {
  isAutomatic: boolean;
  readonly #ledger: Ledger<FeederEntry>;
  readonly #readerPort: number;
  #chip: VirtualChip | undefined;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, readerPort: number, isAutomatic: boolean) {
    this.#ledger = new Ledger(file);
    this.#readerPort = readerPort;
    this.isAutomatic = isAutomatic;
    const last = this.#ledger.entries.at(-1);
    if (last && last.kind !== 'removed') this.#chip = chipOf(last);
    else if (isAutomatic) this.insert();
    this.#connect();
  }

  entries(): readonly FeederEntry[] {
    return this.#ledger.entries;
  }

  current(): { uid: string; isReadable: boolean; chip: ChipKind } | undefined {
    return this.#chip && { uid: this.#chip.uid, isReadable: this.#chip.isReadable, chip: kindOf(this.#chip) };
  }

  /** A new blank in place of the card that may be there, or a copy: the UID of another card and no key. Returns its UID. */
  insert(chip: ChipKind = 'desfire', uid: string = randomUid()): string {
    if (this.#chip !== undefined) this.remove();
    this.#chip = chipOf({ uid, chip });
    this.#record('inserted', this.#chip);
    this.#connect();
    return uid;
  }

  remove(): void {
    if (this.#chip !== undefined) this.#record('removed', this.#chip);
    this.#chip = undefined;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  setReadable(isReadable: boolean): void {
    if (this.#chip !== undefined) this.#chip.isReadable = isReadable;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#chip = undefined;
    this.#socket?.destroy();
    this.#ledger.close();
  }

  #record(kind: FeederEntry['kind'], chip: VirtualChip): void {
    const memory = chip instanceof DesfireChip ? { memory: chip.memory() } : {};
    this.#ledger.append({ kind, uid: chip.uid, at: new Date().toISOString(), chip: kindOf(chip), ...memory });
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const chip = this.#chip;
    if (chip === undefined || this.#socket !== undefined) return;
    const socket = connect(this.#readerPort, '127.0.0.1');
    this.#socket = socket;
    let received = Buffer.alloc(0);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const length = received.readUInt16BE(0);
        const body = received.subarray(2, 2 + length);
        received = received.subarray(2 + length);
        this.#receive(chip, socket, body);
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      // The reader is away; the card stays and shows itself again once the reader is back.
      this.#timer = setTimeout(() => this.#connect(), 300);
    });
  }

  #receive(chip: VirtualChip, socket: Socket, body: Buffer): void {
    if (body.length !== 1) {
      const before = JSON.stringify(chip instanceof DesfireChip && chip.memory());
      const answer = chip.answer(body);
      // what is written on a chip outlives this program
      if (JSON.stringify(chip instanceof DesfireChip && chip.memory()) !== before) this.#record('written', chip);
      return send(socket, answer);
    }
    const [control] = body;
    if (control === 0x04) return send(socket, chip.atr);
    chip.reset();
    if (control === 0x00 && this.isAutomatic) this.insert();
  }
}

const kindOf = (chip: VirtualChip): ChipKind => (chip instanceof DesfireChip ? 'desfire' : 'classic');
const chipOf = ({ uid, chip, memory }: Pick<FeederEntry, 'uid' | 'chip' | 'memory'>): VirtualChip =>
  chip === 'classic' ? new ClassicChip(uid) : new DesfireChip(uid, memory);

function send(socket: Socket, body: Buffer): void {
  const frame = Buffer.alloc(2 + body.length);
  frame.writeUInt16BE(body.length, 0);
  body.copy(frame, 2);
  socket.write(frame);
}
