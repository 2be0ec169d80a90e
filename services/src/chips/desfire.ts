/** What MIFARE DESFire answers, after the 91 of its wrapped commands. */
export const STATUS = {
  ok: 0x9100,
  more: 0x91af,
  noSuchApplication: 0x91a0,
  /** The key is another one, so the chip is not what it says. */
  wrongKey: 0x91ae,
} as const;

/** An answer of the chip: what it gave, and its status. */
export interface ChipAnswer {
  readonly data: Buffer;
  readonly status: number;
}

/** A native command in ISO/IEC 7816-4 wrapping: 90 ins 00 00 [Lc data] 00. */
export function wrapped(instruction: number, data: Uint8Array = new Uint8Array()): Buffer {
  const body = data.length === 0 ? [] : [Buffer.from([data.length]), data];
  return Buffer.concat([Buffer.from([0x90, instruction, 0x00, 0x00]), ...body, Buffer.from([0x00])]);
}

/** Takes an answer apart; one without a status has the status 0. */
export function answerOf(bytes: Buffer): ChipAnswer {
  if (bytes.length < 2) return { data: Buffer.alloc(0), status: 0 };
  return { data: bytes.subarray(0, -2), status: bytes.readUInt16BE(bytes.length - 2) };
}

export const INSTRUCTION = {
  selectApplication: 0x5a,
  createApplication: 0xca,
  authenticateEv2First: 0x71,
  more: 0xaf,
  changeKey: 0xc4,
} as const;
