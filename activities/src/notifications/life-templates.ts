import { letter, longDate, type Template } from './letter.ts';

/** Messages about the account, the family and conversations with the city. */
export const LIFE_TEMPLATES = {
  'coming-of-age': {
    mail: (facts) => ({
      subject: 'Członek rodziny kończy 18 lat',
      text: letter(
        facts,
        `${facts.memberName} kończy 18 lat i od dziś samodzielnie korzysta z programu Karty Mieszkańca.`,
        'Dane tej osoby nadal widzisz, ale nie możesz ich już zmieniać.',
      ),
    }),
  },
  'address-wanted': {
    mail: (facts) => ({
      subject: 'Podaj adres e-mail pełnoletniego członka rodziny',
      text: letter(
        facts,
        `${facts.memberName} ma już 18 lat. Aby mieć własne konto i kartę wirtualną, potrzebuje własnego adresu e-mail.`,
        facts.due && `Podaj go w portalu, w zakładce „Moja rodzina”, do: ${longDate(facts.due)}.`,
      ),
    }),
  },
  'erasure-announced': {
    mail: (facts) => ({
      subject: 'Konto w Panelu Mieszkańca zostało zamknięte',
      text: letter(
        facts,
        'na Twoje życzenie zamknęliśmy konto i zastrzegliśmy karty. Zakończyliśmy też wnioski, które były w toku.',
        facts.due && `Dane usuniemy nieodwracalnie: ${longDate(facts.due)}.`,
        `Jeżeli to pomyłka, zadzwoń wcześniej: ${facts.officePhone}.`,
      ),
    }),
  },
  'family-detached': {
    mail: (facts) => ({
      subject: 'Twoje konto nie należy już do konta rodzinnego',
      text: letter(
        facts,
        'konto, do którego należało Twoje, zostało zamknięte. Twoje konto i karta działają dalej bez zmian.',
      ),
    }),
  },
  'erasure-cancelled': {
    mail: (facts) => ({
      subject: 'Konto w Panelu Mieszkańca znów działa',
      text: letter(
        facts,
        'usunięcie konta zostało cofnięte. Możesz się zalogować jak dotąd.',
        'Karty pozostają zastrzeżone: o odblokowanie poproś w urzędzie albo złóż wniosek o duplikat.',
      ),
    }),
  },
  'erasure-held': {
    mail: (facts) => ({
      subject: 'Danych z Panelu Mieszkańca nie możemy jeszcze usunąć',
      text: letter(
        facts,
        'konto jest zamknięte, a karty zastrzeżone, ale Twoje dane musimy jeszcze zachować.',
        facts.note && `Powód: ${facts.note}`,
        'Usuniemy je, gdy tylko ten powód ustanie, i damy Ci o tym znać.',
      ),
    }),
  },
  'account-erased': {
    mail: (facts) => ({
      subject: 'Dane z Panelu Mieszkańca zostały usunięte',
      text: letter(facts, 'usunęliśmy Twoje dane z programu Karty Mieszkańca. To ostatnia wiadomość od nas.'),
    }),
  },
  'thread-received': {
    mail: (facts) => ({
      subject: `Sprawa nr ${facts.threadNumber}: przyjęta`,
      text: letter(
        facts,
        `otrzymaliśmy Twoją wiadomość. Sprawa ma numer ${facts.threadNumber}.`,
        facts.due && `Odpowiemy najpóźniej: ${longDate(facts.due)}.`,
      ),
    }),
  },
  'thread-answered': {
    mail: (facts) => ({
      subject: `Sprawa nr ${facts.threadNumber}: odpowiedź urzędu`,
      text: letter(facts, `w sprawie nr ${facts.threadNumber} czeka na Ciebie odpowiedź.`),
    }),
    sms: (facts) => `${facts.cityName}: w sprawie ${facts.threadNumber} czeka odpowiedź. Przeczytasz ją w portalu.`,
  },
  'thread-closed': {
    mail: (facts) => ({
      subject: `Sprawa nr ${facts.threadNumber}: zamknięta`,
      text: letter(facts, `sprawa nr ${facts.threadNumber} została zamknięta. Możesz założyć nową.`),
    }),
  },
} satisfies Record<string, Template>;
