import { createCipheriv, createDecipheriv } from 'node:crypto';
import { cmac } from '@noble/ciphers/aes.js';

/** What both sides know after AuthenticateEV2First (NXP AN12343, AN12196): a transaction and its two keys. */
export interface Ev2Session {
  readonly transaction: Buffer;
  readonly encryption: Buffer;
  readonly mac: Buffer;
}

const ZERO = Buffer.alloc(16);
const rotated = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]);

function aes(key: Uint8Array, iv: Uint8Array, data: Uint8Array, way: 'encrypt' | 'decrypt'): Buffer {
  const create = way === 'encrypt' ? createCipheriv : createDecipheriv;
  const cipher = create('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** Answers the chip's challenge: E(key, RndA ‖ RndB rotated). `challenge` is E(key, RndB). */
export function answerChallenge(key: Uint8Array, rndA: Buffer, challenge: Buffer): Buffer {
  const rndB = aes(key, ZERO, challenge, 'decrypt');
  return aes(key, ZERO, Buffer.concat([rndA, rotated(rndB)]), 'encrypt');
}

/**
 * The session, where the chip's last answer shows that it has the key; `undefined` where it does not.
 * `proof` is E(key, TI ‖ RndA rotated ‖ capabilities), 32 bytes.
 */
export function sessionOf(key: Uint8Array, rndA: Buffer, challenge: Buffer, proof: Buffer): Ev2Session | undefined {
  if (challenge.length !== 16 || proof.length !== 32) return undefined;
  const clear = aes(key, ZERO, proof, 'decrypt');
  if (!clear.subarray(4, 20).equals(rotated(rndA))) return undefined;
  const rndB = aes(key, ZERO, challenge, 'decrypt');
  const vector = (label: readonly number[]): Buffer =>
    Buffer.concat([
      Buffer.from([...label, 0x00, 0x01, 0x00, 0x80]),
      rndA.subarray(0, 2),
      Buffer.from(rndA.subarray(2, 8).map((byte, at) => byte ^ (rndB[at] ?? 0))),
      rndB.subarray(6),
      rndA.subarray(8),
    ]);
  return {
    transaction: clear.subarray(0, 4),
    encryption: Buffer.from(cmac(vector([0xa5, 0x5a]), key)),
    mac: Buffer.from(cmac(vector([0x5a, 0xa5]), key)),
  };
}

/** A command's data in full communication mode: encrypted, with its MAC behind. `header` stays in clear. */
export function fullMode(
  { transaction, encryption, mac }: Ev2Session,
  {
    instruction,
    counter,
    header,
    data,
  }: { instruction: number; counter: number; header: Uint8Array; data: Uint8Array },
): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(counter);
  const start = Buffer.concat([Buffer.from([0xa5, 0x5a]), transaction, count, Buffer.alloc(8)]);
  const iv = aes(encryption, ZERO, start, 'encrypt');
  const padding = Buffer.alloc(16 - (data.length % 16));
  padding[0] = 0x80;
  const sealed = aes(encryption, iv, Buffer.concat([data, padding]), 'encrypt');
  const spoken = Buffer.concat([Buffer.from([instruction]), count, transaction, header, sealed]);
  const whole = Buffer.from(cmac(spoken, mac));
  const short = Buffer.from(Array.from({ length: 8 }, (_none, at) => whole[2 * at + 1] ?? 0));
  return Buffer.concat([header, sealed, short]);
}
