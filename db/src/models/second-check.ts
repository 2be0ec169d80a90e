import { Model } from 'objection';

/** An approval that was drawn for a look by another person (C-13). */
export class SecondCheck extends Model {
  static override tableName = 'second_checks';
  declare id: string;
  declare decisionId: string;
  declare applicationId: string;
  declare approvedBy: string;
  declare approvedAt: Date;
  /** Of how many in a hundred it was one. */
  declare percent: number;
  declare state: 'waiting' | 'fine' | 'remark';
  declare checkedBy: string | null;
  declare checkedAt: Date | null;
  /** The remark. */
  declare note: string;
}
