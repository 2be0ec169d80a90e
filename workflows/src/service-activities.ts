import type { ApplicationState, CaseLetter } from '@karta/domain';

/** What every service task's activity gets. It is repeated after a lost answer: `key` is the same, so use it. */
export interface ServiceCall<Input> {
  readonly cityId: string;
  readonly processKey: string;
  readonly caseId: string;
  readonly workflowId: string;
  readonly elementId: string;
  readonly tokenId: string;
  /** Idempotency key: one visit of one element of one case. */
  readonly key: string;
  /** The element's mapped inputs. */
  readonly input: Input;
}

/** A failure that a boundary error event may catch is `ApplicationFailure` with this prefix in its type: `BPMN:<code>`. */
export const BPMN_ERROR_PREFIX = 'BPMN:';

/** Small facts of an application for the decision tables; no name, number or address. */
export interface ApplicationFacts {
  readonly type: string;
  readonly reason: string;
  readonly packageCode: string;
  /** Whole years; 0 where the birth date is not known. */
  readonly age: number;
  readonly livesInTown: boolean;
  /** Days to the end of the package that the application is about; `null` where it is about none. */
  readonly daysLeft: number | null;
  /** Duplicates that the person had before. */
  readonly earlierDuplicates: number;
  readonly documentType: string;
  /** Civil dates of the newest document; where nobody gave them, the day of filing and three years later. */
  readonly documentDate: string;
  readonly documentEnd: string;
  /** Until when another guardian is waited for, as an instant; `null` where nobody is asked, or has answered. */
  readonly guardianDue: string | null;
}

/** One member per `km:activity` that a diagram may name. Results become variables only through output mappings. */
export interface ServiceActivities {
  /**
   * Machine checks before a clerk looks; problems are codes for the clerk, never a refusal. `facts` are what the decision
   * tables ask for.
   */
  'check-application'(
    call: ServiceCall<Record<string, never>>,
  ): Promise<{ problems: string[]; facts: ApplicationFacts }>;
  /**
   * Moves the application; moving to the state it has is harmless. With `completion-requested` the answer says until
   * when the applicant may complete (ISO 8601 with offset; at least 7 days, KPA art. 64 § 2), with other states `null`,
   * and whether the city counts an answer that comes later. `byPost`: its card is posted to the holder.
   */
  'set-application-state'(
    call: ServiceCall<{ state: ApplicationState; priority?: number; eligibility?: string }>,
  ): Promise<{ completionDeadline: string | null; lateAnswerCounts: boolean; byPost: boolean }>;
  /** Enters the applicant in the register of residents with a card; the same application enters once. */
  'enter-in-register'(call: ServiceCall<Record<string, never>>): Promise<{ residentId: string }>;
  /**
   * Message and job in one transaction, once per `key`. It goes to the applicant, to the holder of `cardId`, or to the
   * account of `accountId`; to nobody where that person has no account.
   */
  notify(
    call: ServiceCall<{ template: CaseLetter; cardId?: string; accountId?: string }>,
  ): Promise<Record<string, never>>;
  /** How urgent the application is from now on: 1 before all others. */
  'set-priority'(call: ServiceCall<{ priority: number }>): Promise<Record<string, never>>;
  /** What the card costs, in grosze. */
  'record-fee'(call: ServiceCall<{ fee: number }>): Promise<Record<string, never>>;
  /**
   * Takes the approved values over into the register. `cardOutdated`: the plastic card shows other ones; `offerUntil`: until
   * when a new one is offered, ISO 8601 with offset.
   */
  'apply-data-change'(call: ServiceCall<Record<string, never>>): Promise<{ cardOutdated: boolean; offerUntil: string }>;
  /** Gives the package of the application, or prolongs it, until a civil date. */
  'grant-package'(call: ServiceCall<{ validUntil: string }>): Promise<Record<string, never>>;
  /** Moves the package of the application to another card of the family. */
  'transfer-package'(call: ServiceCall<{ toCardId: string }>): Promise<Record<string, never>>;
  /** Whether the reminder of the case is still right. */
  'check-expiry'(call: ServiceCall<Record<string, never>>): Promise<{ needed: boolean }>;
  /** Takes a card that nobody collected out of use. BPMN error CARD_NOT_READY. */
  'withdraw-card'(call: ServiceCall<{ cardId: string }>): Promise<Record<string, never>>;
  /** The guardian of the case's family member only looks from now on. */
  'freeze-guardian'(
    call: ServiceCall<Record<string, never>>,
  ): Promise<{ hasAddress: boolean; guardianAccountId: string }>;
  /** Gives the case's family member an account and a link to it. BPMN error ADDRESS_TAKEN. */
  'invite-member'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /** Closes the accounts of the case's erasure; `graceEnd` is an instant, ISO 8601. */
  'close-accounts'(
    call: ServiceCall<Record<string, never>>,
  ): Promise<{ accountIds: string[]; detachedIds: string[]; graceEnd: string }>;
  /** Ends an application whose account is closed; one that has ended stays so. What was being made for it is spoiled. */
  'end-application'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /**
   * After the grace period: whose data go now (no hold comes in time for them any more), whose are held, and who of
   * these has to be told. BPMN error ERASURE_TAKEN_BACK.
   */
  'release-accounts'(
    call: ServiceCall<Record<string, never>>,
  ): Promise<{ freeIds: string[]; heldIds: string[]; toTellIds: string[] }>;
  /**
   * Destroys the keys of everybody who was released. Retried while their last messages are under way or an application
   * of theirs has not ended.
   */
  'erase-accounts'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /** Opens the accounts of the case's erasure again. */
  'reopen-accounts'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /** Makes the file of the case with a person's own data. BPMN error ACCOUNT_ERASED. */
  'build-data-export'(call: ServiceCall<Record<string, never>>): Promise<{ accountId: string }>;
  /** Sets the term of the office's answer; ISO 8601 with offset. */
  'await-answer'(call: ServiceCall<Record<string, never>>): Promise<{ answerDue: string; allowsReply: boolean }>;
  /** The clerk's text becomes a message of the conversation. */
  'record-answer'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  'close-thread'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /** Blocks a card; one that is blocked already stays so. BPMN error CARD_NOT_ACTIVE. */
  'block-card'(call: ServiceCall<{ cardId: string; reason: string }>): Promise<Record<string, never>>;
  /** Makes the card of the case's act usable again. BPMN error CARD_NOT_BLOCKED; fails for the person who asked. */
  'unblock-card'(call: ServiceCall<{ confirmedBy: string }>): Promise<Record<string, never>>;
  /** Takes the card of the case's act out of use. BPMN error CARD_NOT_RETURNABLE. */
  'return-card'(call: ServiceCall<Record<string, never>>): Promise<Record<string, never>>;
  /** Closes the case's act without effect. */
  'settle-card-act'(call: ServiceCall<{ outcome: 'refused' | 'expired' | 'obsolete' }>): Promise<Record<string, never>>;
}

/** All `km:activity` names; compared with the interface and the shipped diagrams by tests. */
export const SERVICE_ACTIVITIES = [
  'check-application',
  'set-application-state',
  'enter-in-register',
  'notify',
  'set-priority',
  'record-fee',
  'apply-data-change',
  'grant-package',
  'transfer-package',
  'check-expiry',
  'withdraw-card',
  'freeze-guardian',
  'invite-member',
  'close-accounts',
  'end-application',
  'release-accounts',
  'erase-accounts',
  'reopen-accounts',
  'build-data-export',
  'await-answer',
  'record-answer',
  'close-thread',
  'block-card',
  'unblock-card',
  'return-card',
  'settle-card-act',
] as const satisfies readonly (keyof ServiceActivities)[];
