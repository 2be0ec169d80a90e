import { Model } from 'objection';
import type { ReaderField } from '@karta/domain';

/** A device that controllers check cards with. */
export class Reader extends Model {
  static override tableName = 'readers';
  declare id: string;
  declare name: string;
  /** Whose discounts it shows; null: it is the town's. */
  declare partnerId: string | null;
  declare shows: ReaderField[];
  declare offlineHours: number;
  declare version: number;
  /** Null: no PIN is asked for. */
  declare pinHash: string | null;
  /** Wrong PINs in a row. */
  declare pinFailures: number;
  /** Of the controller who works with it now. */
  declare shiftHash: Buffer | null;
  declare shiftUntil: Date | null;
  /** Of the key that its device has made; stays when it is revoked. */
  declare tokenHash: Buffer | null;
  /** Blind index of a code that enrols its device once, until `codeUntil`. */
  declare codeIndex: Buffer | null;
  declare codeUntil: Date | null;
  /** Sealed: column `readers.table_key`. */
  declare tableKey: Buffer | null;
  declare enrolledAt: Date | null;
  declare revokedAt: Date | null;
  declare lastSeenAt: Date | null;
  declare appVersion: string | null;
}
