/** What a message may say. No PESEL, chip UID or document number is ever among it (serwersms, section 5). */
export interface Facts {
  cityName: string;
  firstName: string;
  /** Where the portal shows what the message is about: `/wnioski/8f0c…`. */
  path: string;
  applicationNumber: number | null;
  /** „o wydanie Karty Mieszkańca” */
  applicationAbout: string;
  decisionDue: string | null;
  /** „art. 64 § 2 KPA”, or what the programme's resolution says. */
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

export interface Template {
  mail(facts: Facts): { subject: string; text: string };
  sms?(facts: Facts): string;
}

const DATE = new Intl.DateTimeFormat('pl-PL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** „poniedziałek, 30 listopada 2026” */
export function longDate(date: string | null): string {
  return date === null ? '' : DATE.format(new Date(`${date}T00:00:00Z`));
}

/** „7.12.2026”, for texts of 160 characters. */
export function shortDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}

/** Greeting, paragraphs, where to look, who writes. Empty paragraphs are left out. */
export function letter(facts: Facts, ...paragraphs: (string | null | false | 0)[]): string {
  const body = paragraphs.filter(Boolean).join('\n\n');
  return `Dzień dobry,\n\n${body}\n\nWięcej w portalu: ${facts.portalUrl}${facts.path}\n\n${facts.officeName}\ntel. ${facts.officePhone}\n`;
}

/** The pick-up point with its address and hours. */
export function pickup({ pickupPoint }: Facts): string {
  return pickupPoint
    ? `${pickupPoint.name}, ${pickupPoint.address} (${pickupPoint.openingHours})`
    : 'w punkcie odbioru';
}

/** „20,00 zł” of 2000 grosze. */
export function zlotys(grosze: number): string {
  return `${(grosze / 100).toFixed(2).replace('.', ',')} zł`;
}
