import { Model } from 'objection';

export class ThreadType extends Model {
  static override tableName = 'thread_types';
  static override idColumn = 'code';
  declare code: string;
  declare name: string;
  declare allowsReply: boolean;
  declare answerDays: number;
  declare position: number;
}

/** A conversation of a resident with the city („sprawa”). */
export class Thread extends Model {
  static override tableName = 'threads';
  declare id: string;
  declare number: number;
  declare accountId: string;
  declare typeCode: string;
  declare keyId: string;
  /** Sealed: column `threads.subject`. */
  declare subject: Buffer;
  declare state: 'open' | 'answered' | 'closed';
  declare answerDue: string | null;
  declare createdAt: Date;
  declare closedAt: Date | null;
}

export class ThreadMessage extends Model {
  static override tableName = 'thread_messages';
  declare id: string;
  declare threadId: string;
  declare authorKind: 'resident' | 'operator';
  declare authorId: string;
  /** Sealed: column `thread_messages.body`. */
  declare body: Buffer;
  declare key: string;
  declare readAt: Date | null;
  declare createdAt: Date;
}
