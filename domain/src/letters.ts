/** What any letter about a case, a card or an account may say. No PESEL, chip UID or document number is ever among it. */
export const CASE_FACTS = [
  'cityName',
  'firstName',
  'officeName',
  'officePhone',
  /** Where the portal shows what the letter is about. */
  'portalLink',
  'portalUrl',
  'applicationNumber',
  /** „o wydanie Karty Mieszkańca” */
  'applicationAbout',
  'decisionDue',
  /** „art. 64 § 2 KPA”, or what the programme's resolution says. */
  'legalBasis',
  'pickupPoint',
  'pickupDays',
  'cardNumber',
  'packageName',
  'validUntil',
  'validUntilShort',
  /** „20,00”; not there where nothing is to be paid. */
  'fee',
  /** What the clerk wrote to the applicant. */
  'note',
  'due',
  'dueShort',
  'memberName',
  'threadNumber',
] as const;

/** What a letter with a secret link may say: it is written at the moment it leaves. */
const LINK_FACTS = ['cityName', 'link'] as const;

/** What a person of the register may hear of somebody else's application: nothing of its applicant. */
const HOLDER_FACTS = ['cityName', 'firstName', 'officeName', 'officePhone', 'identityCode', 'due', 'dueShort'] as const;

export type LetterFact = (typeof CASE_FACTS)[number] | (typeof LINK_FACTS)[number] | (typeof HOLDER_FACTS)[number];
export type LetterChannel = 'mail' | 'sms';
export interface LetterKind {
  readonly channels: readonly LetterChannel[];
  /** The closed list of what its text may name. */
  readonly facts: readonly LetterFact[];
}

const mail = { channels: ['mail'], facts: CASE_FACTS } as const;
const mailAndSms = { channels: ['mail', 'sms'], facts: CASE_FACTS } as const;
const toHolder = { channels: ['mail', 'sms'], facts: HOLDER_FACTS } as const;
const secretLink = { channels: ['mail'], facts: LINK_FACTS } as const;

/** Every letter that the city sends: what happened, how it is told, what it may say. */
export const LETTERS = {
  'application-received': mail,
  'completion-requested': mailAndSms,
  'completion-reminder': mail,
  'application-rejected': mail,
  'application-withdrawn': mail,
  'left-unexamined': mail,
  'data-changed': mail,
  'card-ready': mailAndSms,
  'pickup-reminder': mailAndSms,
  'card-issued': mail,
  'card-not-collected': mail,
  'reprint-offered': mail,
  'card-blocked': mailAndSms,
  'card-unblocked': mail,
  'card-returned': mail,
  'package-granted': mail,
  'package-transferred': mail,
  'expiry-reminder': mailAndSms,
  'coming-of-age': mail,
  'address-wanted': mail,
  'family-detached': mail,
  'erasure-announced': mail,
  'erasure-cancelled': mail,
  'erasure-held': mail,
  'account-erased': mail,
  'thread-received': mail,
  'thread-answered': mailAndSms,
  'thread-closed': mail,
  'identity-claimed': toHolder,
  'identity-confirmed': toHolder,
  'identity-refused': toHolder,
  'identity-card-issued': toHolder,
  'account-activation': secretLink,
  'account-exists': secretLink,
  'password-reset': secretLink,
  'member-invitation': secretLink,
} as const satisfies Record<string, LetterKind>;
export type LetterEvent = keyof typeof LETTERS;
export const LETTER_EVENTS = Object.keys(LETTERS) as LetterEvent[];

/** Letters that a diagram may send: they tell of a case, a card or an account. */
export type CaseLetter = {
  [E in LetterEvent]: (typeof LETTERS)[E]['facts'] extends typeof CASE_FACTS ? E : never;
}[LetterEvent];
export const CASE_LETTERS = LETTER_EVENTS.filter((event): event is CaseLetter => LETTERS[event].facts === CASE_FACTS);

/** The kind of a letter; `undefined` for an event that no letter tells of. */
export function findLetterKind(event: string): LetterKind | undefined {
  return Object.hasOwn(LETTERS, event) ? LETTERS[event as LetterEvent] : undefined;
}

/** True for a letter that carries a link nobody else may follow: its text is forgotten once it is out. */
export function hasSecretLink(event: string): boolean {
  return findLetterKind(event)?.facts === LINK_FACTS;
}

/** Languages that letters may be written in; Polish is always there. */
export const LETTER_LANGUAGES = ['pl', 'en', 'uk'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];
