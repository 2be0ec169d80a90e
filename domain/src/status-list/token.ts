import type { CityKeys } from '../phone-card/card-code.ts';
import { CLOCK_SKEW_SECONDS, type StatusList } from './list.ts';

/**
 * `malformed`: no list of ours; `unknown-key`: of another town; `forged`: the signature is wrong; `expired`: the town's word is
 * over; `clock`: made later than now; `older`: one that is held is newer; `other-base`: changes of a list that is not held.
 */
export type ListRefusal = 'malformed' | 'unknown-key' | 'forged' | 'expired' | 'clock' | 'older' | 'other-base';
export type ListVerdict =
  { readonly isTaken: true; readonly list: StatusList } | { readonly isTaken: false; readonly why: ListRefusal };

/** What a device brings along: old ones have neither Ed25519 nor zlib of their own. */
export interface ListTools {
  /** Of lists, by their id; keys of codes are others. */
  readonly keys: CityKeys;
  /** Seconds since 1970. */
  readonly now: number;
  readonly verify: (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
}

export type ListClaims = Omit<StatusList, 'bytes'>;
/** A signed list taken apart. */
export interface ListToken {
  readonly keyId: string;
  /** What the signature covers. */
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly claims: ListClaims;
  readonly packed: Uint8Array;
}

/** The name of a list, see there. */
export const LIST_ID = /^[0-9a-f]{12}$/;

export const refusedList = (why: ListRefusal): ListVerdict => ({ isTaken: false, why });

/** What everything that the town signs about the list is judged by, in this order. */
export async function judged(
  signed: Pick<ListToken, 'keyId' | 'bytes' | 'signature'>,
  { issuedAt, expiresAt }: Pick<ListClaims, 'issuedAt' | 'expiresAt'>,
  { keys, now, verify }: ListTools,
): Promise<ListRefusal | undefined> {
  const key = keys.get(signed.keyId);
  if (!key) return 'unknown-key';
  if (!(await verify(key, signed.bytes, signed.signature))) return 'forged';
  if (issuedAt > now + CLOCK_SKEW_SECONDS) return 'clock';
  return expiresAt <= now ? 'expired' : undefined;
}
