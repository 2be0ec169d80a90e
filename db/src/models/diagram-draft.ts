import { Model } from 'objection';

/** A diagram as somebody draws it, before it is published. */
export class DiagramDraftRow extends Model {
  static override tableName = 'diagram_drafts';
  static override idColumn = ['operatorId', 'processKey'];
  declare operatorId: string;
  /** Of the process; `-new` where there is none yet. */
  declare processKey: string;
  declare xml: string;
  /** The version that it was begun from; 0: none. */
  declare baseVersion: number;
  declare savedAt: Date;
  /** Counts the saves. */
  declare revision: number;
}
