import type { NotifyTemplate } from '@karta/workflows';

/** What a message may say. No PESEL, chip UID or document number is ever among it (serwersms, section 5). */
export interface Facts {
  cityName: string;
  firstName: string;
  applicationNumber: number;
  applicationId: string;
  decisionDue: string | null;
  pickupPoint: { name: string; address: string; openingHours: string } | null;
  cardNumber: string | null;
  /** What the clerk wrote to the applicant. */
  note: string | null;
  due: string | null;
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
function shortDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}

function letter(facts: Facts, ...paragraphs: (string | null | false)[]): string {
  const link = `${facts.portalUrl}/wnioski/${facts.applicationId}`;
  const body = paragraphs.filter(Boolean).join('\n\n');
  return `Dzień dobry,\n\n${body}\n\nWniosek w portalu: ${link}\n\n${facts.officeName}\ntel. ${facts.officePhone}\n`;
}

function pickup({ pickupPoint }: Facts): string {
  return pickupPoint
    ? `${pickupPoint.name}, ${pickupPoint.address} (${pickupPoint.openingHours})`
    : 'w punkcie odbioru';
}

/** The default texts of the messages that processes send. */
export const TEMPLATES: Record<NotifyTemplate, Template> = {
  'application-received': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: przyjęty`,
      text: letter(
        facts,
        `otrzymaliśmy Twój wniosek nr ${facts.applicationNumber} o wydanie Karty Mieszkańca.`,
        facts.decisionDue && `Decyzja najpóźniej: ${longDate(facts.decisionDue)}. Powiadomimy Cię o niej e-mailem.`,
      ),
    }),
  },
  'completion-requested': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: prosimy o uzupełnienie`,
      text: letter(
        facts,
        `Twój wniosek nr ${facts.applicationNumber} wymaga uzupełnienia.`,
        facts.note && `Czego brakuje: ${facts.note}`,
        facts.due &&
          `Uzupełnij go w portalu do: ${longDate(facts.due)}. Po tym terminie wniosek może pozostać bez rozpoznania (art. 64 § 2 KPA).`,
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: wniosek nr ${facts.applicationNumber} wymaga uzupełnienia${facts.due ? ` do ${shortDate(facts.due)}` : ''}. Szczegóły w portalu.`,
  },
  'completion-reminder': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: przypominamy o uzupełnieniu`,
      text: letter(facts, `czekamy na uzupełnienie wniosku nr ${facts.applicationNumber}.`),
    }),
  },
  'application-rejected': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: decyzja odmowna`,
      text: letter(
        facts,
        `Twój wniosek nr ${facts.applicationNumber} został rozpatrzony odmownie.`,
        facts.note && `Uzasadnienie: ${facts.note}`,
        'Możesz złożyć nowy wniosek, gdy powód odmowy ustanie.',
      ),
    }),
  },
  'application-withdrawn': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: wycofany`,
      text: letter(
        facts,
        `potwierdzamy wycofanie wniosku nr ${facts.applicationNumber}. W każdej chwili możesz złożyć nowy.`,
      ),
    }),
  },
  'left-unexamined': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: pozostawiony bez rozpoznania`,
      text: letter(
        facts,
        `wniosek nr ${facts.applicationNumber} nie został uzupełniony w terminie, więc pozostawiliśmy go bez rozpoznania (art. 64 § 2 KPA).`,
        'Możesz złożyć nowy wniosek w portalu.',
      ),
    }),
  },
  'card-ready': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca gotowa do odbioru',
      text: letter(
        facts,
        `Twoja karta nr ${facts.cardNumber} czeka na odbiór: ${pickup(facts)}.`,
        'Weź ze sobą dokument tożsamości. Kartę przechowujemy 30 dni.',
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: Karta Mieszkańca ${facts.cardNumber} czeka: ${pickup(facts)}. Weź dokument tożsamości.`,
  },
  'card-issued': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca jest aktywna',
      text: letter(
        facts,
        `karta nr ${facts.cardNumber} została wydana i od dziś jest aktywna. Listę zniżek znajdziesz w portalu.`,
      ),
    }),
  },
  'card-not-collected': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca nie została odebrana',
      text: letter(
        facts,
        `karta nr ${facts.cardNumber} nie została odebrana w ciągu 30 dni i wycofaliśmy ją. Możesz złożyć nowy wniosek.`,
      ),
    }),
  },
};
