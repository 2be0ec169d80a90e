import { Model } from 'objection';

/** Somebody of the office works on what an absent colleague has taken, from a day to a day (C-2). */
export class Substitution extends Model {
  static override tableName = 'substitutions';
  declare id: string;
  declare absentId: string;
  declare substituteId: string;
  declare fromOn: string;
  /** The last day. */
  declare untilOn: string;
  declare version: number;
  declare createdBy: string;
  declare createdAt: Date;
  declare endedAt: Date | null;
  declare endedBy: string | null;
}
