import { Model } from 'objection';

/** A list that somebody takes as a file (000-24). */
export class ListExport extends Model {
  static override tableName = 'list_exports';
  static override jsonAttributes = ['question'];
  declare id: string;
  declare register: string;
  declare operatorId: string;
  declare begunAt: Date;
  declare format: 'xlsx' | 'ods' | 'csv';
  declare reason: string;
  /** As many as fitted when it began. */
  declare rows: number;
  /** Digest of what was asked. */
  declare asked: string;
  /** What was asked, of one that waits for a second person. */
  declare question: Record<string, unknown> | null;
  declare approvalId: string | null;
  declare takenAt: Date | null;
}
