import { letter, longDate, pickup, shortDate, type Template } from './letter.ts';

/** Messages about a card and its packages. */
export const CARD_TEMPLATES = {
  'pickup-reminder': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca nadal czeka na odbiór',
      text: letter(
        facts,
        `karta nr ${facts.cardNumber} czeka na odbiór: ${pickup(facts)}.`,
        facts.due && `Odbierz ją najpóźniej: ${longDate(facts.due)}. Potem ją wycofamy.`,
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: karta ${facts.cardNumber} nadal czeka na odbiór${facts.due ? `, do ${shortDate(facts.due)}` : ''}. Weź dokument tożsamości.`,
  },
  'card-blocked': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca została zastrzeżona',
      text: letter(
        facts,
        `karta nr ${facts.cardNumber} jest zastrzeżona. Od tej chwili nikt jej nie użyje.`,
        'Nową kartę dostaniesz po złożeniu wniosku o duplikat. Jeżeli karta się znalazła, odblokuje ją urząd.',
        'Jeżeli to nie Ty ją zastrzegasz, skontaktuj się z nami.',
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: karta ${facts.cardNumber} jest zastrzeżona. To nie Ty? Zadzwoń: ${facts.officePhone}.`,
  },
  'card-unblocked': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca znów jest aktywna',
      text: letter(facts, `karta nr ${facts.cardNumber} została odblokowana i znów jest aktywna.`),
    }),
  },
  'card-returned': {
    mail: (facts) => ({
      subject: 'Karta Mieszkańca została zwrócona',
      text: letter(facts, `potwierdzamy zwrot karty nr ${facts.cardNumber}. Karta nie jest już aktywna.`),
    }),
  },
  'expiry-reminder': {
    mail: (facts) => ({
      subject: `${facts.packageName}: zbliża się koniec ważności`,
      text: letter(
        facts,
        `${facts.packageName} na karcie nr ${facts.cardNumber} jest ważny do: ${longDate(facts.validUntil)}.`,
        'Aby zachować zniżki, złóż w portalu wniosek o przedłużenie uprawnień.',
      ),
    }),
    sms: (facts) =>
      `${facts.cityName}: ${facts.packageName} ważny do ${facts.validUntil ? shortDate(facts.validUntil) : ''}. Przedłuż go w portalu.`,
  },
} satisfies Record<string, Template>;
