import { OWN_LETTER_CHANNELS, subjectOfOwnLetter } from './own-letters.ts';

/** What every letter may say. No PESEL, chip UID or document number is ever among the facts of any. */
const OF_OFFICE = ['cityName', 'firstName', 'officeName', 'officePhone', 'portalUrl'] as const;
/** `portalLink`: where the portal shows what the letter is about. */
const OF_MATTER = [...OF_OFFICE, 'portalLink', 'due', 'dueShort'] as const;
const OF_CARD = [
  ...OF_MATTER,
  'cardNumber',
  'packageName',
  'pickupPoint',
  'pickupDays',
  'validUntil',
  'validUntilShort',
] as const;
const OF_APPLICATION = [
  ...OF_CARD,
  'applicationNumber',
  /** „o wydanie Karty Mieszkańca” */
  'applicationAbout',
  /** Opens the status in the portal without signing in. */
  'statusCode',
  'decisionDue',
  /** „art. 64 § 2 KPA”, or what the programme's resolution says. */
  'legalBasis',
  /** „20,00”; not there where nothing is to be paid. */
  'fee',
  /** What the clerk wrote to the applicant. */
  'note',
] as const;
const OF_ACCOUNT = [...OF_MATTER, 'note', 'memberName'] as const;
/** What may be said of a package of a person. */
const OF_PACKAGE = [...OF_MATTER, 'cardNumber', 'packageName', 'validUntil', 'validUntilShort'] as const;
const OF_THREAD = [...OF_MATTER, 'threadNumber'] as const;

/** What a letter with a secret link may say: it is written at the moment it leaves. */
const LINK_FACTS = ['cityName', 'link'] as const;
/** What a text with a secret code may say: nobody knows yet whose number it is. */
const CODE_FACTS = ['cityName', 'code'] as const;

/** What a person of the register may hear of somebody else's application: nothing of its applicant. */
const HOLDER_FACTS = [
  'cityName',
  'firstName',
  'officeName',
  'officePhone',
  'applicationNumber',
  'identityCode',
  'due',
  'dueShort',
] as const;

/** What somebody of the office may hear of their own sign-in. */
const STAFF_FACTS = ['cityName', 'firstName', 'officeName', 'officePhone'] as const;

/** What somebody of the office may hear of a saved report: never its rows. */
const REPORT_FACTS = [
  ...STAFF_FACTS,
  'reportName',
  /** „1.10.2026–31.10.2026” */
  'reportDays',
  /** One number for all of it. */
  'reportTotal',
  /** The point of which it tells; none for the whole town. */
  'reportPlace',
  /** Where the office shows it. */
  'reportLink',
] as const;
/** What its author hears of who does not get it any more; without names nobody gets it. */
const READERS_FACTS = [...STAFF_FACTS, 'reportName', 'lostReaders'] as const;

/** Whom or what a letter is about, and what it may say of it. */
const FACTS = {
  application: OF_APPLICATION,
  card: OF_CARD,
  package: OF_PACKAGE,
  account: OF_ACCOUNT,
  thread: OF_THREAD,
  link: LINK_FACTS,
  code: CODE_FACTS,
  holder: HOLDER_FACTS,
  staff: STAFF_FACTS,
  report: REPORT_FACTS,
  readers: READERS_FACTS,
} as const;

export type LetterFact = (typeof FACTS)[keyof typeof FACTS][number];
export type LetterChannel = 'mail' | 'sms';
export interface LetterKind {
  readonly about: keyof typeof FACTS;
  readonly channels: readonly LetterChannel[];
  /** The closed list of what its text may name. */
  readonly facts: readonly LetterFact[];
  /** Without it the letter is of no use. */
  readonly needs?: LetterFact;
}

/** What a reminder about a card or a package may say. */
export const CARD_FACTS: readonly LetterFact[] = OF_CARD;

const kind = <A extends keyof typeof FACTS>(about: A, ...channels: readonly LetterChannel[]) =>
  ({ about, channels, facts: FACTS[about] }) as const;
const mail = kind('application', 'mail');
const mailAndSms = kind('application', 'mail', 'sms');
const card = kind('card', 'mail');
const cardToPhone = kind('card', 'mail', 'sms');
const account = kind('account', 'mail');
const toHolder = kind('holder', 'mail', 'sms');
const toStaff = kind('staff', 'mail');
const report = { ...kind('report', 'mail'), needs: 'reportLink' } as const;
const secretCode = { ...kind('code', 'sms'), needs: 'code' } as const;
const activationCode = { ...kind('code', 'mail', 'sms'), needs: 'code' } as const;
const secretLink = { ...kind('link', 'mail'), needs: 'link' } as const;

/** Every letter that the city sends: what happened, how it is told, what it may say. */
export const LETTERS = {
  'application-received': mail,
  'completion-requested': mailAndSms,
  'completion-reminder': mail,
  'second-guardian-reminder': mail,
  'application-rejected': mail,
  'application-withdrawn': mail,
  'left-unexamined': mail,
  'case-ended': mail,
  'data-changed': mail,
  'card-ready': mailAndSms,
  'pickup-reminder': cardToPhone,
  'card-activation': activationCode,
  'card-issued': mail,
  'card-not-collected': mail,
  'reprint-offered': mail,
  'card-blocked': cardToPhone,
  'card-unblocked': card,
  'card-returned': card,
  'package-granted': mail,
  'package-transferred': mail,
  'expiry-reminder': cardToPhone,
  'coming-of-age': account,
  'address-wanted': account,
  'family-detached': account,
  'entries-merged': account,
  'entries-unmerged': account,
  'erasure-announced': account,
  'erasure-cancelled': account,
  'erasure-held': account,
  'account-erased': account,
  'thread-received': kind('thread', 'mail'),
  'thread-answered': kind('thread', 'mail', 'sms'),
  'thread-closed': kind('thread', 'mail'),
  'password-changed': account,
  'phone-changed': kind('account', 'mail', 'sms'),
  'email-changed': account,
  'factor-changed': account,
  'data-ready': account,
  'identity-claimed': toHolder,
  'identity-confirmed': toHolder,
  'identity-refused': toHolder,
  'identity-card-issued': toHolder,
  'staff-password-changed': toStaff,
  'staff-factor-changed': toStaff,
  'staff-factor-reset': toStaff,
  'staff-open-id-changed': toStaff,
  'staff-approval-waiting': toStaff,
  'staff-approval-answered': toStaff,
  'staff-approval-checked': toStaff,
  'staff-substitution': toStaff,
  'staff-test': kind('staff', 'mail', 'sms'),
  'staff-report': report,
  'staff-report-stopped': kind('readers', 'mail'),
  'staff-password-reset': secretLink,
  'staff-invitation': secretLink,
  'partner-invitation': secretLink,
  'partner-password-reset': secretLink,
  'partner-password-changed': toStaff,
  'account-activation': secretLink,
  'account-exists': secretLink,
  'password-reset': secretLink,
  'email-confirmation': secretLink,
  'email-change': secretLink,
  'phone-confirmation': secretCode,
  'member-invitation': secretLink,
  'second-guardian': secretLink,
} as const satisfies Record<string, LetterKind>;
export type LetterEvent = keyof typeof LETTERS;
export const LETTER_EVENTS = Object.keys(LETTERS) as LetterEvent[];

const OF_CASES = ['application', 'card', 'account', 'thread'] as const;

/** Letters that a diagram may send: they tell of an application, a card, an account or a conversation. */
export type CaseLetter = {
  [E in LetterEvent]: (typeof LETTERS)[E]['about'] extends (typeof OF_CASES)[number] ? E : never;
}[LetterEvent];
export const CASE_LETTERS = LETTER_EVENTS.filter((event): event is CaseLetter =>
  OF_CASES.some((about) => about === LETTERS[event].about),
);

/** The kind of a letter, also of one of the town's own; `undefined` for an event that no letter tells of. */
export function findLetterKind(event: string): LetterKind | undefined {
  const about = subjectOfOwnLetter(event);
  if (about) return kind(about, ...OWN_LETTER_CHANNELS);
  return Object.hasOwn(LETTERS, event) ? LETTERS[event as LetterEvent] : undefined;
}

/** True for a letter that carries a link or a code nobody else may use: its text is forgotten once it is out. */
export function hasSecret(event: string): boolean {
  const about = findLetterKind(event)?.about;
  return about === 'link' || about === 'code';
}

/** Languages that letters may be written in; Polish is always there. */
export const LETTER_LANGUAGES = ['pl', 'en', 'uk'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];
