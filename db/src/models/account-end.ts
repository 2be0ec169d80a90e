import { Model } from 'objection';

/** The end of an account: closed at once, anonymised when the grace period is over. */
export class Erasure extends Model {
  static override tableName = 'erasures';
  declare id: string;
  declare accountId: string;
  declare accountIds: string[];
  declare dueOn: string;
  declare requestedAt: Date;
  declare outcome: 'erased' | 'cancelled' | null;
  declare settledAt: Date | null;
}

/** What the daily run has started, once for each subject. */
export class ScheduledStart extends Model {
  static override tableName = 'scheduled_starts';
  static override jsonAttributes = ['facts'];
  declare id: string;
  declare processKey: string;
  declare subject: string;
  declare facts: Record<string, string>;
  declare startedAt: Date;
}
