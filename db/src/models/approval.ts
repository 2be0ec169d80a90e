import { Model } from 'objection';

/** An act that goes round a human decision or hands many people's data out, and what a second person said to it. */
export class Approval extends Model {
  static override tableName = 'approvals';
  static override jsonAttributes = ['request'];
  declare id: string;
  declare kind:
    | 'deploy'
    | 'move-token'
    | 'edit-variables'
    | 'skip-incident'
    | 'fire-timer'
    | 'migrate-case'
    | 'migrate-version'
    | 'case-batch'
    | 'incident-batch'
    | 'export'
    | 'merge';
  declare subject: string;
  /** What is to be done once it is approved. */
  declare request: Record<string, unknown>;
  declare reason: string;
  declare askedBy: string;
  declare askedAt: Date;
  declare state: 'waiting' | 'approved' | 'refused' | 'withdrawn';
  declare decidedBy: string | null;
  declare decidedAt: Date | null;
  declare note: string;
}
