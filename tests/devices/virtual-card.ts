import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** What lies on the reader: its answer to reset, and what it says to a command. */
interface Chip {
  readonly atr: Buffer;
  answer(apdu: Buffer): Buffer;
}

/** A MIFARE Classic behind PC/SC, which answers everything with its UID. */
const classic = (uid: string): Chip => ({
  atr: Buffer.from('3B8F8001804F0CA000000306030001000000006A', 'hex'),
  answer: () => Buffer.from(`${uid}9000`, 'hex'),
});
const SEND_ATR = 0x04;
const CONTROL = 1;

export interface LaidCard {
  take(): void;
  /** Called before each answer; one that never resolves is a card that is silent. */
  onAsked(listener: () => void): void;
}

/** Lays a card on vpcd's reader: a connection whose end is the card taken away. */
export async function layCard(laid: string | Chip, port = 35_963): Promise<LaidCard> {
  const chip = typeof laid === 'string' ? classic(laid) : laid;
  const socket: Socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let asked = (): void => {};
  let received = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (part: Buffer) => {
    received = Buffer.concat([received, part]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
      const body = received.subarray(2, 2 + received.readUInt16BE());
      received = received.subarray(2 + body.length);
      if (body.length === CONTROL) {
        if (body[0] === SEND_ATR) send(socket, chip.atr);
        continue;
      }
      asked();
      send(socket, chip.answer(body));
    }
  });
  return {
    take: () => void socket.destroy(),
    onAsked(listener) {
      asked = listener;
    },
  };
}

function send(socket: Socket, body: Buffer): void {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  socket.write(Buffer.concat([length, body]));
}
