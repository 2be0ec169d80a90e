import type { AnnouncementAudience } from '@karta/domain';
import { Model } from 'objection';

export class ThreadType extends Model {
  static override tableName = 'thread_types';
  static override idColumn = 'code';
  declare code: string;
  declare name: string;
  declare allowsReply: boolean;
  declare answerDays: number;
  declare position: number;
  /** False: the office alone begins conversations of this type. */
  declare begunByResident: boolean;
  /** No new conversation is of this type. */
  declare isClosed: boolean;
  declare version: number;
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
  declare lastMessageAt: Date;
  /** The resident has written since the office opened it last. */
  declare isUnread: boolean;
}

/** A remark of the office about a conversation; the resident never sees it. */
export class ThreadNote extends Model {
  static override tableName = 'thread_notes';
  declare id: string;
  declare threadId: string;
  declare operatorId: string;
  /** Sealed: column `thread_notes.body`. */
  declare body: Buffer;
  declare at: Date;
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

/** An attachment: kept sealed before its message is sent, and bound to it then. */
export class ThreadFile extends Model {
  static override tableName = 'thread_files';
  static override idColumn = 'fileId';
  declare fileId: string;
  declare name: string;
  declare authorKind: 'resident' | 'operator';
  declare authorId: string;
  declare taskId: string | null;
  declare messageId: string | null;
  declare addedAt: Date;
}

/** What the city tells all residents („do wszystkich mieszkańców”). */
export class Announcement extends Model {
  static override tableName = 'announcements';
  static override jsonAttributes = ['audience'];
  declare id: string;
  declare number: number;
  declare subject: string;
  declare body: string;
  declare operatorId: string;
  declare publishedAt: Date;
  /** Whom it was told; null: all residents. */
  declare audience: AnnouncementAudience | null;
}
