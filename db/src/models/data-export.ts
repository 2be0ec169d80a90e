import { Model } from 'objection';

/** A person's own data as a file; without content it is being made, or its time is over. */
export class DataExport extends Model {
  static override tableName = 'data_exports';
  declare id: string;
  declare accountId: string;
  declare keyId: string;
  declare requestedAt: Date;
  declare readyAt: Date | null;
  declare expiresAt: Date | null;
  declare size: number | null;
  declare content: Buffer | null;
}
