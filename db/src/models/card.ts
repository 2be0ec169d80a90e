import { Model } from 'objection';
import type { CardState, ScannerState, ScanState, ScanSubject } from '@karta/domain';

export class Card extends Model {
  static override tableName = 'cards';
  declare id: string;
  declare number: string;
  declare applicationId: string | null;
  declare residentId: string;
  declare keyId: string;
  declare state: CardState;
  /** Sealed: column `cards.uid`. */
  declare uid: Buffer | null;
  declare uidIndex: Buffer | null;
  /** Of which master key the chip's own key comes; null: it has none, and is level L0. */
  declare chipKeyVersion: number | null;
  declare photoFileId: string | null;
  declare holderName: string;
  declare pickupPointId: string | null;
  declare createdAt: Date;
  declare readyAt: Date | null;
  declare issuedAt: Date | null;
  declare issuedBy: string | null;
  declare validFrom: string | null;
  declare validUntil: string | null;
  declare carrier: 'physical' | 'virtual';
  declare blockedAt: Date | null;
  declare returnedAt: Date | null;
  declare withdrawnAt: Date | null;
  /** The design it is made with; null of a card that has none to print. */
  declare designVersion: number | null;
  /** Its place in the list of statuses, by chance; given by the database, never twice. */
  declare statusIndex: number;
  /** The card whose number this one has, and whose place it takes. */
  declare keepsNumberOf: string | null;
  /** It is posted to its holder. */
  declare byPost: boolean;
  declare sentAt: Date | null;
  /** Since then it waits at its point. */
  declare cameBackAt: Date | null;
  declare trackingNumber: string | null;
  /** Of the code that activates it, while one is out. */
  declare activationHash: Buffer | null;
  declare activationUntil: Date | null;
  /** Wrong codes since it was sent. */
  declare activationTries: number;
}

/** A version of the card's design, or the draft of the next one. */
export class CardDesignRow extends Model {
  static override tableName = 'card_designs';
  static override idColumn = 'version';
  static override jsonAttributes = ['design'];
  declare version: number;
  /** Null: the shipped one. */
  declare design: unknown;
  declare note: string;
  /** Counts the saves of the draft. */
  declare revision: number;
  declare changedAt: Date;
  declare changedBy: string | null;
  declare publishedAt: Date | null;
  declare publishedBy: string | null;
}

export class Station extends Model {
  static override tableName = 'stations';
  static override jsonAttributes = ['adapters'];
  declare id: string;
  declare name: string;
  declare pickupPointId: string;
  /** Of the key that its agent has made; null: nobody works in its name. */
  declare tokenHash: Buffer | null;
  declare version: number;
  declare enrolledAt: Date | null;
  declare revokedAt: Date | null;
  /** Blind index of a code that enrols its agent once, until `codeUntil`. */
  declare codeIndex: Buffer | null;
  declare codeUntil: Date | null;
  declare lastSeenAt: Date | null;
  declare agentVersion: string | null;
  declare adapters: { printer: string; reader: string } | null;
  declare printerState: string;
  declare printerReasons: string[];
  declare readerState: string;
  declare cardPresent: boolean;
  declare scannerState: ScannerState;
  /** How its prints are shifted, in tenths of a millimetre to the right and down. */
  declare printFrontX: number;
  declare printFrontY: number;
  declare printBackX: number;
  declare printBackY: number;
}

/** What a clerk has a station scan; kept for minutes. */
export class Scan extends Model {
  static override tableName = 'scans';
  declare id: string;
  declare operatorId: string;
  declare stationId: string;
  declare what: ScanSubject;
  declare state: ScanState;
  declare code: string | null;
  /** Sealed. */
  declare content: Buffer | null;
  declare createdAt: Date;
  declare since: Date;
}

export class ProductionTask extends Model {
  static override tableName = 'production_tasks';
  static override idColumn = 'taskId';
  declare taskId: string;
  declare cardId: string;
  declare step: string;
  declare revision: number;
  declare problem: string | null;
  declare answers: string[];
  declare stationId: string | null;
}

export class StationJob extends Model {
  static override tableName = 'station_jobs';
  declare id: string;
  declare key: string;
  declare workflowId: string;
  declare cardId: string;
  declare stationId: string;
  /** Where the station stood when the job was given out. */
  declare pickupPointId: string;
  declare operatorId: string;
  declare phase: 'read-uid' | 'produce';
  declare state: 'waiting' | 'claimed' | 'done' | 'failed' | 'withdrawn';
  declare fencing: number;
  declare leaseUntil: Date | null;
  /** Sealed: columns `station_jobs.uid` and `.pdf`. */
  declare uid: Buffer | null;
  declare uidIndex: Buffer | null;
  declare pdf: Buffer | null;
  declare pdfDigest: string | null;
  /** Which key the chip is to have; null: none. */
  declare chipKeyVersion: number | null;
  declare code: string | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

export class Notification extends Model {
  static override tableName = 'notifications';
  declare id: string;
  declare key: string;
  declare channel: 'mail' | 'sms';
  declare template: string;
  declare accountId: string | null;
  /** Whom of the register it tells of somebody else's application. */
  declare residentId: string | null;
  declare applicationId: string | null;
  declare recipient: string;
  declare keyId: string;
  declare content: Buffer | null;
  declare state: 'waiting' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'ambiguous';
  declare attempts: number;
  declare attemptedAt: Date | null;
  declare providerId: string | null;
  declare problem: string | null;
  declare possibleDuplicate: boolean;
  declare createdAt: Date;
  declare sentAt: Date | null;
  /** When the gateway is asked next what became of a text. */
  declare reportDueAt: Date | null;
  declare reportTries: number;
  /** Of a text, as the gateway counted them. */
  declare parts: number | null;
}
