import { Model } from 'objection';

/** The end of an account: closed at once, anonymised when the grace period is over. */
export class Erasure extends Model {
  static override tableName = 'erasures';
  declare id: string;
  declare accountId: string;
  declare accountIds: string[];
  declare dueOn: string;
  declare requestedAt: Date;
  declare cancelAskedAt: Date | null;
  declare graceEndedAt: Date | null;
  declare outcome: 'erased' | 'cancelled' | null;
  declare settledAt: Date | null;
}

/** Keeps an account from being erased until it is lifted, e.g. for a court or an archive. */
export class AccountHold extends Model {
  static override tableName = 'account_holds';
  declare id: string;
  declare accountId: string;
  /** Told to the account's owner. */
  declare reason: string;
  declare setBy: string;
  declare setAt: Date;
  declare toldKey: string | null;
  declare liftReason: string | null;
  declare liftedBy: string | null;
  declare liftedAt: Date | null;
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
