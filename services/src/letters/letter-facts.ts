import type { LetterLanguage } from '@karta/domain';
import { inLanguage } from './language-of.ts';
import type { LetterFacts } from './letter-text.ts';

/** What the records tell about a message, before it is put into words. */
export interface MessageFacts {
  cityName: string;
  firstName: string;
  /** Where the portal shows what the message is about: `/wnioski/8f0c…`. */
  path: string;
  applicationNumber: number | null;
  applicationAbout: string;
  statusCode: string | null;
  decisionDue: string | null;
  legalBasis: string;
  pickupPoint: { name: string; address: string; openingHours: string } | null;
  pickupDays: number;
  cardNumber: string | null;
  packageName: string | null;
  validUntil: string | null;
  /** Grosze; 0 and `null` are not mentioned. */
  fee: number | null;
  /** What the clerk wrote to the applicant. */
  note: string | null;
  due: string | null;
  memberName: string | null;
  threadNumber: number | null;
  officeName: string;
  officePhone: string;
  portalUrl: string;
}

const LOCALES: Readonly<Record<LetterLanguage, string>> = { pl: 'pl-PL', en: 'en-GB', uk: 'uk-UA' };

/** Puts facts into words: dates in full and short, amounts, the pick-up point with its address and hours. */
export function factsInWords(facts: MessageFacts, language: LetterLanguage): LetterFacts {
  const { path, pickupPoint, fee, ...rest } = facts;
  const portalUrl = inLanguage(facts.portalUrl, language);
  const inFull = (date: string | null) => (date === null ? null : longDate(date, LOCALES[language]));
  const short = (date: string | null) => (date === null ? null : shortDate(date));
  return {
    ...rest,
    portalUrl,
    portalLink: `${portalUrl}${path}`,
    applicationNumber: inDigits(facts.applicationNumber),
    threadNumber: inDigits(facts.threadNumber),
    pickupDays: String(facts.pickupDays),
    pickupPoint: pickupPoint && `${pickupPoint.name}, ${pickupPoint.address} (${pickupPoint.openingHours})`,
    decisionDue: inFull(facts.decisionDue),
    due: inFull(facts.due),
    dueShort: short(facts.due),
    validUntil: inFull(facts.validUntil),
    validUntilShort: short(facts.validUntil),
    fee: fee ? (fee / 100).toFixed(2).replace('.', ',') : null,
  };
}

function inDigits(number: number | null): string | null {
  return number === null ? null : String(number);
}

/** „poniedziałek, 30 listopada 2026” */
function longDate(date: string, locale: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${date}T00:00:00Z`));
}

/** „7.12.2026”, for texts of 160 characters. */
function shortDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}
