import type { ApplicationState } from './applications.ts';
import type { AuditAct } from './audit/acts.ts';
import type { LetterChannel } from './letters.ts';

/** What an own letter may be about. */
export const OWN_LETTER_SUBJECTS = ['card', 'application', 'package', 'account', 'thread'] as const;
export type OwnLetterSubject = (typeof OWN_LETTER_SUBJECTS)[number];

/** A change that a town may tell of: an act of the audit, so that whoever and whatever does it is heard. */
export interface ToldChange {
  readonly about: OwnLetterSubject;
  readonly act: AuditAct;
  /** The state to which the application comes by it. */
  readonly state?: ApplicationState;
  /** Where it matters who did it. */
  readonly by?: 'resident' | 'operator';
}

const of =
  (about: OwnLetterSubject) =>
  (act: AuditAct, more: Pick<ToldChange, 'state' | 'by'> = {}): ToldChange => ({ about, act, ...more });
const [card, application, pack, account, thread] = [
  of('card'),
  of('application'),
  of('package'),
  of('account'),
  of('thread'),
];
const comesTo = (state: ApplicationState): ToldChange => application('application.move', { state });

/** Every change that a town may tell of in words of its own, by mail or SMS (000-33). */
export const TOLD_CHANGES = {
  'card-printed': card('station.printed'),
  'card-ready': card('card.ready'),
  'card-sent': card('card.send'),
  'card-came-back': card('card.come-back'),
  'card-handed-over': card('card.hand-over'),
  'card-activated': card('card.activate'),
  'card-not-collected': card('card.withdraw'),
  'card-blocked': card('card.block'),
  'card-unblocked': card('card.unblock'),
  'card-replaced': card('card.replace'),
  'card-returned': card('card.return'),
  'card-expired': card('card.expire'),
  'card-renewed': card('card.renew'),
  'card-spoiled': card('card.spoil'),
  'card-given-up': card('card.give-up'),
  'application-submitted': application('application.submit'),
  'application-in-review': comesTo('in-review'),
  'application-completion-requested': comesTo('completion-requested'),
  'application-completed': comesTo('completed-by-applicant'),
  'application-in-production': comesTo('in-production'),
  'application-ready-for-pickup': comesTo('ready-for-pickup'),
  'application-card-sent': comesTo('card-sent'),
  'application-issued': comesTo('issued'),
  'application-rejected': comesTo('rejected'),
  'application-withdrawn': comesTo('withdrawn'),
  'application-left-unexamined': comesTo('left-unexamined'),
  'application-not-collected': comesTo('not-collected'),
  'application-ended-by-office': comesTo('ended-by-office'),
  'package-granted': pack('package.grant'),
  'package-given-away': pack('package.transfer'),
  'package-received': pack('package.receive'),
  'package-moved': pack('package.move'),
  'package-taken-off': pack('package.take-off'),
  'account-activated': account('account.activate'),
  'account-upgraded': account('account.upgrade'),
  'account-locked': account('account.lock'),
  'account-unlocked': account('account.unlock'),
  'account-closed': account('account.close'),
  'account-reopened': account('account.reopen'),
  'thread-written-by-resident': thread('thread.write', { by: 'resident' }),
  'thread-written-by-office': thread('thread.write', { by: 'operator' }),
  'thread-closed': thread('thread.close'),
  'thread-resumed': thread('thread.resume'),
} as const satisfies Record<string, ToldChange>;
export type ToldChangeName = keyof typeof TOLD_CHANGES;
export const TOLD_CHANGE_NAMES = Object.keys(TOLD_CHANGES) as ToldChangeName[];

/** Letters of a town's own; more of them nobody would oversee. */
export const MOST_OWN_LETTERS = 100;

/** The name under which the texts of an own letter are kept, and under which it leaves: `own-card-<id>`. */
export type OwnLetterEvent = `own-${OwnLetterSubject}-${string}`;
export const OWN_LETTER_EVENT = new RegExp(
  `^own-(${OWN_LETTER_SUBJECTS.join('|')})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`,
);

/** The name of an own letter. */
export const ownLetterEvent = (change: ToldChangeName, id: string): OwnLetterEvent =>
  `own-${TOLD_CHANGES[change].about}-${id}`;

/** Whether it is the name of an own letter. */
export const isOwnLetter = (event: string): event is OwnLetterEvent => OWN_LETTER_EVENT.test(event);

/** What an own letter is about, by its name; `undefined` for any other name. */
export function subjectOfOwnLetter(event: string): OwnLetterSubject | undefined {
  return OWN_LETTER_EVENT.exec(event)?.[1] as OwnLetterSubject | undefined;
}

/** Whether a change may be narrowed to applications of some forms, or to some packages; others are told of as they come. */
export function narrowedBy(change: ToldChangeName): 'form' | 'package' | null {
  const { about } = TOLD_CHANGES[change];
  if (about === 'application') return 'form';
  return about === 'package' ? 'package' : null;
}

/** The ways on which an own letter may go. */
export const OWN_LETTER_CHANNELS: readonly LetterChannel[] = ['mail', 'sms'];
