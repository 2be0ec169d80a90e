import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { CardGone, GET_UID, uidOf } from './card-reader.ts';
import type { CardReader } from './card-reader.ts';

const POWER_OFF = 0x00;
const POWER_ON = 0x01;
const GET_ATR = 0x04;
const ANSWER_MILLISECONDS = 5_000;

/**
 * A reader whose cards come over TCP, in the framing of vsmartcard's vpcd: two bytes of length, then an APDU or one control byte.
 * A connection is a card in the field; its end is a card taken away. Listens on loopback; `port` 0 chooses one.
 */
export async function openVpcdReader(port: number): Promise<CardReader & { port: number }> {
  let card: VpcdCard | undefined;
  const server = createServer((socket) => {
    // One card at a time: the newest is the one in the field.
    card?.remove();
    const arrived = new VpcdCard(socket);
    card = arrived;
    arrived.onceRemoved(() => {
      if (card === arrived) card = undefined;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    name: 'vpcd-tcp',
    port: (server.address() as AddressInfo).port,
    condition: () => ({ state: 'ready', cardPresent: card !== undefined }),
    async readUid() {
      const present = card;
      if (present === undefined) return { kind: 'absent' };
      try {
        present.control(POWER_ON);
        await present.exchange(Buffer.from([GET_ATR]));
        return uidOf(await present.exchange(Buffer.from(GET_UID)));
      } catch {
        return card === present ? { kind: 'unreadable' } : { kind: 'absent' };
      }
    },
    async talk(use) {
      const present = card;
      if (present === undefined) return undefined;
      try {
        present.control(POWER_ON);
        return await use(async (apdu) => {
          try {
            return await present.exchange(Buffer.from(apdu));
          } catch (error) {
            throw new CardGone('The card was taken away.', { cause: error });
          }
        });
      } catch (error) {
        if (error instanceof CardGone) return undefined;
        throw error;
      }
    },
    async eject() {
      card?.control(POWER_OFF);
    },
    async close() {
      card?.remove();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One connected card. Answers come in the order of the questions. */
class VpcdCard {
  readonly #socket: Socket;
  readonly #waiting: { resolve: (answer: Buffer) => void; reject: (error: Error) => void }[] = [];
  #received = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => socket.destroy());
    socket.on('data', (part) => this.#receive(part));
    socket.on('close', () => {
      for (const question of this.#waiting.splice(0)) question.reject(new Error('The card was taken away.'));
    });
  }

  onceRemoved(listener: () => void): void {
    this.#socket.once('close', listener);
  }

  control(code: number): void {
    this.#send(Buffer.from([code]));
  }

  exchange(body: Buffer): Promise<Buffer> {
    // A card that has gone answers no more; its `close` has been told already.
    if (this.#socket.destroyed) return Promise.reject(new Error('The card was taken away.'));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#socket.destroy(), ANSWER_MILLISECONDS);
      const settle = <Value>(use: (value: Value) => void) => {
        return (value: Value): void => {
          clearTimeout(timer);
          use(value);
        };
      };
      this.#waiting.push({ resolve: settle(resolve), reject: settle(reject) });
      this.#send(body);
    });
  }

  remove(): void {
    this.#socket.destroy();
  }

  #send(body: Buffer): void {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length);
    this.#socket.write(Buffer.concat([length, body]));
  }

  #receive(part: Buffer): void {
    this.#received = Buffer.concat([this.#received, part]);
    while (this.#received.length >= 2 && this.#received.length >= 2 + this.#received.readUInt16BE()) {
      const end = 2 + this.#received.readUInt16BE();
      this.#waiting.shift()?.resolve(this.#received.subarray(2, end));
      this.#received = this.#received.subarray(end);
    }
  }
}
