import { letter, longDate, pickup, shortDate, zlotys, type Template } from './letter.ts';

/** Messages about an application. */
export const APPLICATION_TEMPLATES = {
  'application-received': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: przyjęty`,
      text: letter(
        facts,
        `otrzymaliśmy Twój wniosek nr ${facts.applicationNumber} ${facts.applicationAbout}.`,
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
          `Uzupełnij go w portalu do: ${longDate(facts.due)}. Jeżeli tego nie zrobisz, pozostawimy wniosek bez rozpoznania (${facts.legalBasis}).`,
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: wniosek nr ${facts.applicationNumber} wymaga uzupełnienia${facts.due ? ` do ${shortDate(facts.due)}` : ''}. Szczegóły w portalu.`,
  },
  'completion-reminder': {
    mail: (facts) => ({
      subject: `Wniosek nr ${facts.applicationNumber}: przypominamy o uzupełnieniu`,
      text: letter(
        facts,
        `czekamy na uzupełnienie wniosku nr ${facts.applicationNumber}.`,
        facts.due &&
          `Uzupełnij go w portalu do: ${longDate(facts.due)}. Bez uzupełnienia pozostawimy go bez rozpoznania (${facts.legalBasis}).`,
      ),
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
        `wniosek nr ${facts.applicationNumber} nie został uzupełniony w terminie, więc pozostawiliśmy go bez rozpoznania (${facts.legalBasis}).`,
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
        `Weź ze sobą dokument tożsamości. Kartę przechowujemy ${facts.pickupDays} dni.`,
        facts.fee && `Opłata przy odbiorze: ${zlotys(facts.fee)}.`,
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
        `karta nr ${facts.cardNumber} nie została odebrana w ciągu ${facts.pickupDays} dni i wycofaliśmy ją. Możesz złożyć nowy wniosek.`,
      ),
    }),
  },
  'data-changed': {
    mail: (facts) => ({
      subject: 'Dane w rejestrze zostały zmienione',
      text: letter(facts, `wniosek nr ${facts.applicationNumber} został uwzględniony: dane w rejestrze są zmienione.`),
    }),
  },
  'reprint-offered': {
    mail: (facts) => ({
      subject: 'Nowa karta z nowymi danymi?',
      text: letter(
        facts,
        `wniosek nr ${facts.applicationNumber} został uwzględniony. Na karcie widnieją jeszcze poprzednie dane.`,
        facts.due && `Jeżeli chcesz kartę z nowymi danymi, zgódź się na nią w portalu do: ${longDate(facts.due)}.`,
        'Bez odpowiedzi dotychczasowa karta pozostanie ważna.',
      ),
    }),
  },
  'package-granted': {
    mail: (facts) => ({
      subject: `${facts.packageName}: przyznany`,
      text: letter(
        facts,
        `wniosek nr ${facts.applicationNumber} został uwzględniony.`,
        facts.validUntil && `${facts.packageName} jest ważny do: ${longDate(facts.validUntil)}.`,
      ),
    }),
  },
  'package-transferred': {
    mail: (facts) => ({
      subject: `${facts.packageName}: przepisany na inną kartę`,
      text: letter(
        facts,
        `wniosek nr ${facts.applicationNumber} został uwzględniony: ${facts.packageName} jest od dziś na drugiej karcie.`,
      ),
    }),
  },
} satisfies Record<string, Template>;
