import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { LibraryHandle } from 'koffi';
import { SetupError } from '../told-error.ts';

/** Where the keys of chips are when a token has them. */
export interface TokenSettings {
  /** The maker's PKCS#11 library, e.g. `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string;
  /** Label of the token. */
  readonly label: string;
  /** A file with the PIN of its user. */
  readonly pinFile: string;
}

/** The few acts of PKCS#11 (OASIS, version 2.40) that the keys of chips need. */
export interface Pkcs11Token {
  /** The handle of the secret key with that label, if there is one. */
  find(label: string): bigint | undefined;
  /** A new AES-128 key that only signs, and never leaves the token in clear. */
  generate(label: string): void;
  /** AES-CMAC, 16 bytes. */
  cmac(key: bigint, data: Uint8Array): Buffer;
}

const CK = {
  serialSession: 4n,
  readWrite: 2n,
  user: 1n,
  aesKeyGen: 0x1080n,
  aesCmac: 0x108an,
  alreadyInitialised: 0x191n,
  alreadyLoggedIn: 0x100n,
} as const;
const ATTRIBUTE = { class: 0n, token: 1n, private: 2n, label: 3n, sensitive: 0x103n, sign: 0x108n, valueLen: 0x161n };
const EXTRACTABLE = 0x162n;
const SECRET_KEY = 4n;
const TOKEN_INFO_BYTES = 256;

const number = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};
const flag = (value: boolean): Buffer => Buffer.from([value ? 1 : 0]);

type Attribute = readonly [type: bigint, value: Buffer];

/** Opens the token for this program. @throws SetupError with a sentence when the library, the token or the PIN does not serve */
export function openToken(settings: TokenSettings): Pkcs11Token {
  const call = functionsOf(settings.module);
  call('C_Initialize', [CK.alreadyInitialised], null);
  const session = sessionOf(call, settings);

  return {
    find(label) {
      const wanted: Attribute[] = [
        [ATTRIBUTE.class, number(SECRET_KEY)],
        [ATTRIBUTE.label, Buffer.from(label)],
      ];
      call('C_FindObjectsInit', [], session, template(wanted), wanted.length);
      const [found, count] = [Buffer.alloc(8), Buffer.alloc(8)];
      call('C_FindObjects', [], session, found, 1, count);
      call('C_FindObjectsFinal', [], session);
      return count.readBigUInt64LE() === 0n ? undefined : found.readBigUInt64LE();
    },
    generate(label) {
      const made: Attribute[] = [
        [ATTRIBUTE.token, flag(true)],
        [ATTRIBUTE.private, flag(true)],
        [ATTRIBUTE.sensitive, flag(true)],
        [EXTRACTABLE, flag(false)],
        [ATTRIBUTE.sign, flag(true)],
        [ATTRIBUTE.label, Buffer.from(label)],
        [ATTRIBUTE.valueLen, number(16n)],
      ];
      const mechanism = { mechanism: CK.aesKeyGen, pParameter: null, ulParameterLen: 0 };
      call('C_GenerateKey', [], session, mechanism, template(made), made.length, Buffer.alloc(8));
    },
    cmac(key, data) {
      const mac = Buffer.alloc(16);
      call('C_SignInit', [], session, { mechanism: CK.aesCmac, pParameter: null, ulParameterLen: 0 }, key);
      call('C_Sign', [], session, Buffer.from(data), data.length, mac, number(16n));
      return mac;
    },
  };
}

const template = (attributes: readonly Attribute[]): object[] =>
  attributes.map(([type, pValue]) => ({ type, pValue, ulValueLen: pValue.length }));

type Call = (name: keyof typeof SIGNATURES, allowed: readonly bigint[], ...args: unknown[]) => void;

/** Their parameters, in the types of the C language. */
const SIGNATURES = {
  C_Initialize: ['void *'],
  C_GetSlotList: ['uint8', 'void *', 'void *'],
  C_GetTokenInfo: ['ulong', 'void *'],
  C_OpenSession: ['ulong', 'ulong', 'void *', 'void *', 'void *'],
  C_Login: ['ulong', 'ulong', 'void *', 'ulong'],
  C_FindObjectsInit: ['ulong', 'template', 'ulong'],
  C_FindObjects: ['ulong', 'void *', 'ulong', 'void *'],
  C_FindObjectsFinal: ['ulong'],
  C_GenerateKey: ['ulong', 'mechanism', 'template', 'ulong', 'void *'],
  C_SignInit: ['ulong', 'mechanism', 'ulong'],
  C_Sign: ['ulong', 'void *', 'ulong', 'void *', 'void *'],
} as const;

/** The library's functions; each refuses with the name of the call and its CKR code. */
function functionsOf(module: string): Call {
  // 2 MB that only a program with a token loads
  const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
  const structs = {
    mechanism: koffi.pointer(koffi.struct({ mechanism: 'ulong', pParameter: 'void *', ulParameterLen: 'ulong' })),
    template: koffi.pointer(koffi.struct({ type: 'ulong', pValue: 'void *', ulValueLen: 'ulong' })),
  };
  const typeOf = (name: string) => structs[name as keyof typeof structs] ?? name;
  let library: LibraryHandle;
  try {
    library = koffi.load(module);
  } catch (error) {
    throw new SetupError(`The PKCS#11 library ${module} cannot be loaded. Set KARTA_CHIP_TOKEN_MODULE to its path.`, {
      cause: error,
    });
  }
  const functions = Object.fromEntries(
    Object.entries(SIGNATURES).map(([name, types]) => [name, library.func(name, 'ulong', types.map(typeOf))]),
  );
  return (name, allowed, ...args) => {
    const code = BigInt(functions[name]?.(...args) ?? 1);
    if (code !== 0n && !allowed.includes(code))
      throw new Error(`PKCS11_REFUSED ${name} CKR 0x${code.toString(16).padStart(8, '0')}`);
  };
}

function sessionOf(call: Call, { label, pinFile }: TokenSettings): bigint {
  const slot = slotsOf(call).find((each) => labelOf(call, each) === label);
  if (slot === undefined)
    throw new SetupError(
      `There is no PKCS#11 token with the label ${label}. Set KARTA_CHIP_TOKEN to one that is there.`,
    );
  const session = Buffer.alloc(8);
  call('C_OpenSession', [], slot, CK.serialSession | CK.readWrite, null, null, session);
  const handle = session.readBigUInt64LE();
  const pin = Buffer.from(readFileSync(pinFile, 'utf8').trim());
  try {
    call('C_Login', [CK.alreadyLoggedIn], handle, CK.user, pin, pin.length);
  } catch (error) {
    throw new SetupError(
      `The PKCS#11 token ${label} refuses the PIN of KARTA_CHIP_TOKEN_PIN_FILE. Put it right before the token locks.`,
      { cause: error },
    );
  }
  return handle;
}

function slotsOf(call: Call): bigint[] {
  const count = Buffer.alloc(8);
  call('C_GetSlotList', [], 1, null, count);
  const slots = Buffer.alloc(8 * Number(count.readBigUInt64LE()));
  call('C_GetSlotList', [], 1, slots, count);
  return Array.from({ length: slots.length / 8 }, (_none, index) => slots.readBigUInt64LE(index * 8));
}

/** CK_TOKEN_INFO begins with the label, 32 bytes with spaces behind. */
function labelOf(call: Call, slot: bigint): string {
  const info = Buffer.alloc(TOKEN_INFO_BYTES);
  call('C_GetTokenInfo', [], slot, info);
  return info.subarray(0, 32).toString('utf8').trimEnd();
}
