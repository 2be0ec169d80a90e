import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { Ledger } from '../stand-in/ledger.ts';
import { ATR, Chip, randomUid } from './chip.ts';

export type FeederEntry = { kind: 'inserted' | 'removed'; uid: string; at: string };

/**
 * Puts blanks into the reader: a connection to the listener of vpcd's protocol is a card in the field, its end is a card taken away.
 * Power-off is what a reader with a feeder does to eject; with `isAutomatic` the next blank then follows by itself.
 */
export class Feeder {
  isAutomatic: boolean;
  readonly #ledger: Ledger<FeederEntry>;
  readonly #readerPort: number;
  #chip: Chip | undefined;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, readerPort: number, isAutomatic: boolean) {
    this.#ledger = new Ledger(file);
    this.#readerPort = readerPort;
    this.isAutomatic = isAutomatic;
    const last = this.#ledger.entries.at(-1);
    if (last?.kind === 'inserted') this.#chip = new Chip(last.uid);
    else if (isAutomatic) this.insert();
    this.#connect();
  }

  entries(): readonly FeederEntry[] {
    return this.#ledger.entries;
  }

  current(): { uid: string; isReadable: boolean } | undefined {
    return this.#chip === undefined ? undefined : { uid: this.#chip.uid, isReadable: this.#chip.isReadable };
  }

  /** A new blank in place of the card that may be there. Returns its UID. */
  insert(): string {
    if (this.#chip !== undefined) this.remove();
    this.#chip = new Chip(randomUid());
    this.#record('inserted', this.#chip.uid);
    this.#connect();
    return this.#chip.uid;
  }

  remove(): void {
    if (this.#chip !== undefined) this.#record('removed', this.#chip.uid);
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

  #record(kind: FeederEntry['kind'], uid: string): void {
    this.#ledger.append({ kind, uid, at: new Date().toISOString() });
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

  #receive(chip: Chip, socket: Socket, body: Buffer): void {
    if (body.length !== 1) return send(socket, chip.answer(body));
    const [control] = body;
    if (control === 0x04) return send(socket, ATR);
    chip.reset();
    if (control === 0x00 && this.isAutomatic) this.insert();
  }
}

function send(socket: Socket, body: Buffer): void {
  const frame = Buffer.alloc(2 + body.length);
  frame.writeUInt16BE(body.length, 0);
  body.copy(frame, 2);
  socket.write(frame);
}
