import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { aesCmac } from './aes-cmac.ts';
import type { VirtualChip } from './chip.ts';

const word = (hex: string): Buffer => Buffer.from(hex, 'hex');
const OK = word('9100');
const MORE = word('91AF');
const ZERO = Buffer.alloc(16);
const rotated = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]);

/** Of a card with its application: the key and its version, as hex. */
export type DesfireMemory = { readonly key: string; readonly version: number };

type Expected = { kind: 'version'; frame: number } | { kind: 'proof'; rndB: Buffer };
type Session = { transaction: Buffer; encryption: Buffer; mac: Buffer; counter: number };

/**
 * A MIFARE DESFire EV3 behind PC/SC, as far as one application with one AES key goes: GetVersion, SelectApplication,
 * CreateApplication, AuthenticateEV2First, ChangeKey, GetKeyVersion. Written after NXP's papers, not after our programs.
 */
export class DesfireChip implements VirtualChip {
  readonly atr = word('3B8180018080');
  readonly uid: string;
  isReadable = true;
  #applications = new Map<string, { key: Buffer; version: number }>();
  #selected = '000000';
  #expected: Expected | undefined;
  #session: Session | undefined;

  constructor(uid: string, memory: Readonly<Record<string, DesfireMemory>> = {}) {
    this.uid = uid;
    for (const [id, { key, version }] of Object.entries(memory))
      this.#applications.set(id, { key: word(key), version });
  }

  /** What stays when the power goes. */
  memory(): Record<string, DesfireMemory> {
    return Object.fromEntries(
      [...this.#applications].map(([id, { key, version }]) => [id, { key: key.toString('hex'), version }]),
    );
  }

  reset(): void {
    this.#selected = '000000';
    this.#expected = undefined;
    this.#session = undefined;
  }

  answer(apdu: Buffer): Buffer {
    if (!this.isReadable) return word('6F00');
    if (apdu[0] === 0xff && apdu[1] === 0xca) return Buffer.concat([word(this.uid), word('9000')]);
    if (apdu[0] !== 0x90) return word('6E00');
    const data = apdu.subarray(5, 5 + (apdu.length > 5 ? (apdu[4] ?? 0) : 0));
    const [expected, instruction] = [this.#expected, apdu[1] ?? 0];
    this.#expected = undefined;
    if (instruction === 0xaf) return this.#goOn(expected, data);
    if (instruction === 0x60) return this.#version(0);
    if (instruction === 0x5a) return this.#select(data);
    if (instruction === 0xca) return this.#create(data);
    if (instruction === 0x71) return this.#authenticate(data);
    if (instruction === 0xc4) return this.#changeKey(data);
    if (instruction === 0x64) return this.#keyVersion();
    return word('911C');
  }

  #goOn(expected: Expected | undefined, data: Buffer): Buffer {
    if (expected?.kind === 'version') return this.#version(expected.frame);
    if (expected?.kind === 'proof') return this.#prove(expected.rndB, data);
    return word('911C');
  }

  /** Hardware EV3, software, then the UID with its batch. */
  #version(frame: number): Buffer {
    if (frame === 2) return Buffer.concat([word(this.uid.padEnd(14, '0')), word('BA55BA55000126'), OK]);
    this.#expected = { kind: 'version', frame: frame + 1 };
    return Buffer.concat([word(frame === 0 ? '04010133001605' : '04010103001605'), MORE]);
  }

  #select(id: Buffer): Buffer {
    this.#session = undefined;
    const name = id.toString('hex');
    if (name !== '000000' && !this.#applications.has(name)) return word('91A0');
    this.#selected = name;
    return OK;
  }

  #create(data: Buffer): Buffer {
    if (data.length !== 5) return word('917E');
    if (this.#selected !== '000000') return word('919D');
    const name = data.subarray(0, 3).toString('hex');
    if (this.#applications.has(name)) return word('91DE');
    // one AES key, which the factory has left at nothing
    if (data[4] !== 0x81) return word('919E');
    this.#applications.set(name, { key: Buffer.alloc(16), version: 0 });
    return OK;
  }

  #authenticate(data: Buffer): Buffer {
    const application = this.#applications.get(this.#selected);
    if (data[0] !== 0x00 || !application) return word('9140');
    this.#session = undefined;
    const rndB = randomBytes(16);
    this.#expected = { kind: 'proof', rndB };
    return Buffer.concat([encrypt(application.key, ZERO, rndB), MORE]);
  }

  #prove(rndB: Buffer, data: Buffer): Buffer {
    const key = this.#applications.get(this.#selected)?.key;
    if (!key || data.length !== 32) return word('917E');
    const clear = decrypt(key, ZERO, data);
    const rndA = clear.subarray(0, 16);
    if (!clear.subarray(16).equals(rotated(rndB))) return word('91AE');
    const transaction = randomBytes(4);
    const derived = (label: string): Buffer => {
      const mixed = Buffer.from(rndA);
      for (let at = 2; at < 8; at += 1) mixed[at] = (rndA[at] ?? 0) ^ (rndB[at - 2] ?? 0);
      const vector = [word(label), word('00010080'), mixed.subarray(0, 8), rndB.subarray(6), rndA.subarray(8)];
      return aesCmac(key, Buffer.concat(vector));
    };
    this.#session = { transaction, encryption: derived('A55A'), mac: derived('5AA5'), counter: 0 };
    return Buffer.concat([encrypt(key, ZERO, Buffer.concat([transaction, rotated(rndA), Buffer.alloc(12)])), OK]);
  }

  #changeKey(data: Buffer): Buffer {
    const [application, session] = [this.#applications.get(this.#selected), this.#session];
    if (!application || !session) return word('91AE');
    if (data.length !== 41 || data[0] !== 0x00) return word('917E');
    const counter = Buffer.alloc(2);
    counter.writeUInt16LE(session.counter);
    const sealed = data.subarray(1, 33);
    const mac = aesCmac(session.mac, Buffer.concat([word('C4'), counter, session.transaction, data.subarray(0, 33)]));
    const odd = Buffer.from(mac.filter((_byte, at) => at % 2 === 1));
    this.#session = undefined;
    if (!odd.equals(data.subarray(33))) return word('911E');
    const iv = encrypt(
      session.encryption,
      ZERO,
      Buffer.concat([word('A55A'), session.transaction, counter, Buffer.alloc(8)]),
    );
    const clear = decrypt(session.encryption, iv, sealed);
    if (clear[17] !== 0x80) return word('911E');
    application.key = Buffer.from(clear.subarray(0, 16));
    application.version = clear[16] ?? 0;
    return OK;
  }

  #keyVersion(): Buffer {
    const application = this.#applications.get(this.#selected);
    return application ? Buffer.concat([Buffer.from([application.version]), OK]) : word('9140');
  }
}

function encrypt(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function decrypt(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const decipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}
