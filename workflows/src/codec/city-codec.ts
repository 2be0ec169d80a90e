import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import proto from '@temporalio/proto';

/** A city's key for what belongs to no person: AES-256, 32 bytes. */
export interface CityKey {
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** The city's key; without `keyId` the one to encrypt with now. */
export type KeyOf = (cityId: string, keyId?: string) => Promise<CityKey> | CityKey;

export type CodecErrorCode = 'NO_CITY' | 'FOREIGN_PAYLOAD' | 'UNREADABLE_PAYLOAD';

/** Its message is the code alone: it is stored in clear. */
export class CodecError extends Error {
  override name = 'CodecError';
  readonly code: CodecErrorCode;
  constructor(code: CodecErrorCode) {
    super(code);
    this.code = code;
  }
}

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const ENCODING = 'binary/karta-aes-256-gcm';
/** Stands for a failure that could not be encrypted: it says nothing, and so needs no key. */
const WITHHELD = 'binary/karta-withheld';
const WITHHELD_FAILURE = { message: 'WITHHELD', stack_trace: '' };
const NONCE = 12;
const TAG = 16;

/**
 * Compresses and encrypts every payload with the key of the city that the workflow id begins with, and refuses
 * payloads of another city. City and key id stand in the metadata and are authenticated.
 *
 * A failure is always encoded: the SDK tells the failure of a task without a context, and a worker that cannot tell it ends
 * with all its cases. Where there is no city or no key, a constant that carries no data takes the place of its message.
 */
export class CityCodec implements PayloadCodec {
  private readonly keyOf: KeyOf;

  constructor(keyOf: KeyOf) {
    this.keyOf = keyOf;
  }

  /** @throws CodecError NO_CITY when the payload belongs to no workflow; what the key's store throws */
  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    if (payloads.length === 0) return [];
    try {
      return await this.encrypt(payloads, cityOf(context));
    } catch (error) {
      if (payloads.every(isFailure)) return payloads.map(() => ({ metadata: { encoding: bytes(WITHHELD) } }));
      throw error;
    }
  }

  private async encrypt(payloads: Payload[], city: string): Promise<Payload[]> {
    const { keyId, key } = await this.keyOf(city);
    return payloads.map((payload) => {
      const clear = deflateRawSync(PayloadMessage.encode(payload).finish());
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad(city, keyId));
      const data = Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
      return { metadata: { encoding: bytes(ENCODING), city: bytes(city), key: bytes(keyId) }, data };
    });
  }

  /** @throws CodecError FOREIGN_PAYLOAD, UNREADABLE_PAYLOAD (also for payloads in clear) */
  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.decodeOne(payload, context)));
  }

  private async decodeOne({ metadata, data }: Payload, context?: SerializationContext): Promise<Payload> {
    const encoding = text(metadata?.['encoding']);
    if (encoding === WITHHELD) return defaultPayloadConverter.toPayload(WITHHELD_FAILURE);
    if (encoding !== ENCODING || !data) throw new CodecError('UNREADABLE_PAYLOAD');
    const city = text(metadata?.['city']);
    if (context && city !== cityOf(context)) throw new CodecError('FOREIGN_PAYLOAD');
    const { keyId, key } = await this.keyOf(city, text(metadata?.['key']));
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE)).setAAD(aad(city, keyId));
      decipher.setAuthTag(data.subarray(-TAG));
      const clear = Buffer.concat([decipher.update(data.subarray(NONCE, -TAG)), decipher.final()]);
      return PayloadMessage.decode(inflateRawSync(clear));
    } catch {
      // a wrong key or altered bytes; the reason stays here
      throw new CodecError('UNREADABLE_PAYLOAD');
    }
  }
}

/** The common attributes of a failure, as the SDK's failure converter makes them: nothing else is ever withheld. */
function isFailure({ metadata, data }: Payload): boolean {
  if (text(metadata?.['encoding']) !== 'json/plain') return false;
  const value: unknown = JSON.parse(text(data));
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return keys.length === 2 && keys.includes('message') && keys.includes('stack_trace');
}

function cityOf(context: SerializationContext | undefined): string {
  const city = context?.workflowId?.split('/')[0];
  if (!city) throw new CodecError('NO_CITY');
  return city;
}

const bytes = (value: string): Uint8Array => Buffer.from(value);
const text = (value: Uint8Array | null | undefined): string => (value ? Buffer.from(value).toString() : '');
const aad = (city: string, keyId: string): Buffer => Buffer.from(`${city}|${keyId}`);
