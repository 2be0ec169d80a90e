import type { SettingKey } from '@karta/domain';

export interface SettingWords {
  label: string;
  help: string;
  /** Of the values of a choice. */
  choices?: Readonly<Record<string, string>>;
  /** Of what a row says beside its name. */
  extra?: string;
}

export const GROUP_WORDS = {
  office: 'Urząd',
  'sign-in': 'Logowanie pracowników',
  terms: 'Terminy',
  cards: 'Karty',
  packages: 'Pakiety',
  people: 'Konta i rodziny',
  limits: 'Limity dla konta',
  archive: 'Archiwum',
} as const;

/** What a setting is called on the screen, and what it does. */
export const SETTING_WORDS: Readonly<Record<SettingKey, SettingWords>> = {
  townName: {
    label: 'Nazwa miasta',
    help: 'W portalu, w urzędzie, w wiadomościach i na kartach. Puste: nazwa z instalacji.',
  },
  townColour: {
    label: 'Barwa miasta',
    help: 'Jedna barwa, na przykład #0A5C2B. Jasność dobieramy sami, tak żeby tekst był czytelny.',
  },
  officeName: { label: 'Nazwa urzędu', help: 'Podpis pod wiadomościami i nadawca e-maili.' },
  officeAddress: { label: 'Adres urzędu', help: 'Widoczny w portalu, przy danych kontaktowych.' },
  officeEmail: { label: 'E-mail urzędu', help: 'Adres, z którego wychodzą e-maile, i kontakt w portalu.' },
  officePhone: { label: 'Telefon urzędu', help: 'Pod wiadomościami i w portalu.' },
  operatorNotice: {
    label: 'Ogłoszenie dla pracowników',
    help: 'Widać je na każdym ekranie urzędu. Puste niczego nie pokazuje.',
  },
  secondCheckPercent: {
    label: 'Wyrywkowe sprawdzanie decyzji (na 100 zatwierdzonych)',
    help: 'Ile z każdych stu zatwierdzonych wniosków obejrzy potem druga osoba. System losuje w chwili zatwierdzenia i nikt nie wie wcześniej, co wylosuje. Produkcja karty nie czeka na wynik. 0: nie losujemy.',
  },
  staffSecondFactor: {
    label: 'Drugi składnik logowania',
    help: 'Oprócz hasła kod z aplikacji albo klucz dostępu. Kto go nie ma, ustawi go przy najbliższym logowaniu.',
  },
  factorSkippedOnKnownDevice: {
    label: 'Bez drugiego składnika na znanym urządzeniu',
    help: 'Na urządzeniu, na którym ta osoba już się logowała, wystarczy hasło. Lepiej zostawić wyłączone.',
  },
  decisionDays: { label: 'Dni na decyzję', help: 'Od złożenia wniosku. Zmiana nie rusza terminów, które już biegną.' },
  completionDays: { label: 'Dni na uzupełnienie', help: 'Od doręczenia wezwania, co najmniej 7 (art. 64 § 2 KPA).' },
  deliveryDays: {
    label: 'Dni na doręczenie wezwania',
    help: 'W portalu i e-mailem: 0. Więcej, gdy wezwania idą pocztą.',
  },
  lateAnswerCounts: {
    label: 'Spóźnione uzupełnienie się liczy',
    help: 'Odpowiedź po terminie jest dobra, dopóki nie wysłano zawiadomienia.',
  },
  clockStops: {
    label: 'Zegar stoi, gdy wnioskodawca uzupełnia',
    help: 'Termin decyzji przesuwa się o ten czas (art. 35 § 5 KPA).',
  },
  legalBasis: { label: 'Podstawa prawna w wezwaniach', help: 'Na przykład „art. 64 § 2 KPA” albo paragraf uchwały.' },
  termsByType: { label: 'Terminy dla rodzajów wniosków', help: 'Tam, gdzie uchwała mówi inaczej.' },
  extensionOpensDays: { label: 'Dni przed końcem pakietu', help: 'Od kiedy można złożyć wniosek o przedłużenie.' },
  extensionGraceDays: { label: 'Dni po końcu pakietu', help: 'Do kiedy można jeszcze złożyć wniosek o przedłużenie.' },
  reminderStages: {
    label: 'Przypomnienia o końcu pakietu',
    help: 'Ile dni przed końcem, po przecinku: 60, 30, 7. Puste: bez przypomnień.',
  },
  duplicateReasons: {
    label: 'Powody wydania duplikatu',
    help: 'Lista, z której wybiera mieszkaniec.',
    extra: 'proponuje zastrzeżenie karty',
  },
  reprintOfferDays: { label: 'Dni na zamówienie karty z nowymi danymi', help: 'Po zmianie danych w rejestrze.' },
  virtualCardOfflineHours: {
    label: 'Godziny karty wirtualnej bez internetu',
    help: 'Tak długo telefon bez połączenia pokazuje kod; tak długo może działać zastrzeżona karta w czytniku bez sieci.',
  },
  leastCasesForUsual: {
    label: 'Ile spraw, żeby mówić „zwykle”',
    help: 'Mieszkaniec widzi, ile zwykle trwa krok, gdy z ostatnich 3 miesięcy jest tyle zakończonych spraw.',
  },
  pickupDays: { label: 'Dni na odbiór karty', help: 'Potem karta jest wycofywana.' },
  pickupReminderDays: {
    label: 'Przypomnienie o odbiorze',
    help: 'Ile dni przed wycofaniem karty, mniej niż dni na odbiór.',
  },
  postingPoint: {
    label: 'Wysyłka kart pocztą',
    help: 'Punkt, w którym powstają i z którego wychodzą karty wysyłane na adres mieszkańca. Karta jest nieaktywna, dopóki mieszkaniec nie wpisze kodu z osobnej wiadomości.',
    choices: { '': 'Nie wysyłamy, tylko odbiór w punkcie' },
  },
  activationDays: {
    label: 'Ważność kodu aktywacji karty',
    help: 'Dni od wysłania kodu. Potem urząd wysyła nowy albo aktywuje kartę w okienku.',
  },
  leastBlanks: {
    label: 'Mało blankietów',
    help: 'Poniżej tej liczby „Stan blankietów” ostrzega, że w punkcie ich brakuje. Przy 0 ostrzega tylko, gdy wyszło ich więcej, niż przyjęto.',
  },
  chipLevel: {
    label: 'Zabezpieczenie układu karty',
    help: 'Klucz w układzie odróżnia kartę od kopii. Wymaga blankietów MIFARE DESFire EV2 albo nowszych. Dotyczy kart wytwarzanych od teraz.',
    choices: { L0: 'Tylko numer układu (L0)', L1: 'Klucz w układzie (L1)' },
  },
  chipKeyVersion: {
    label: 'Wersja klucza układów',
    help: 'Zwiększ o 1, gdy klucz mógł zostać poznany: nowe karty dostaną klucz z nowego. Wcześniejsze działają dalej. Od 1 do 255.',
  },
  reprintNumber: {
    label: 'Numer karty po zmianie nazwiska lub zdjęcia',
    help: 'Zachowany numer działa tylko z nową kartą. Starą trzeba wtedy odebrać: bez połączenia z siecią sam numer nie odróżni jej od nowej.',
    choices: { new: 'Nowa karta ma nowy numer', kept: 'Nowa karta ma numer poprzedniej' },
  },
  cardNumberMask: {
    label: 'Wzór numeru karty',
    help: 'Co najmniej cztery # obok siebie to kolejny numer, * to cyfra kontrolna: 01-######.',
  },
  cardReturnPlace: {
    label: 'Gdzie oddać znalezioną kartę',
    help: 'W miejscowniku, drukowane na odwrocie: „Ratuszu, Rynek 1”.',
  },
  lookReasons: {
    label: 'Powody zajrzenia do danych',
    help: 'Lista, z której wybiera pracownik, gdy nie zagląda z zadania.',
  },
  documentTypes: {
    label: 'Rodzaje dokumentów mieszkańca',
    help: 'Lista z liczbą dni, po których plik usuwa się sam.',
    extra: 'dni przechowania',
  },
  kinships: { label: 'Pokrewieństwo', help: 'Lista, z której opiekun wybiera, kim jest członek rodziny.' },
  secondGuardianDays: {
    label: 'Dni na odpowiedź drugiego opiekuna',
    help: 'Gdy formularz pyta o jego zgodę. Po tym terminie decyduje urzędnik. Od 3 do 90.',
  },
  memberPanel: {
    label: 'Panel członka rodziny',
    help: 'Co może członek rodziny, który ma własne logowanie.',
    choices: { manual: 'Tylko własna karta', 'full-for-adults': 'Pełnoletni działają sami' },
  },
  erasureGraceDays: { label: 'Dni do usunięcia danych', help: 'Od zamknięcia konta, od 0 do 14.' },
  familyErasure: {
    label: 'Usunięcie konta rodzinnego',
    help: 'Co dzieje się z rodziną, gdy jej opiekun usuwa konto.',
    choices: { cascade: 'Rodzina odchodzi razem', 'detach-adults': 'Pełnoletni z logowaniem zostają' },
  },
  looksDelayDays: {
    label: 'Po ilu dniach mieszkaniec widzi, kto oglądał jego dane',
    help: '0: od razu. Więcej, gdy trwa postępowanie, którego nie wolno zdradzić.',
  },
  looksNameStaff: {
    label: 'Nazwiska pracowników w „Kto oglądał moje dane”',
    help: 'Wyłączone: mieszkaniec widzi samą komórkę urzędu.',
  },
  mostDrafts: { label: 'Szkice wniosków', help: 'Ile niewysłanych wniosków może mieć jedno konto.' },
  mostMembers: { label: 'Członkowie rodziny', help: 'Ilu członków rodziny może mieć jedno konto.' },
  mostFilingsADay: { label: 'Wnioski na dobę', help: 'Ile wniosków może wysłać jedno konto.' },
  mostThreadsADay: { label: 'Sprawy na dobę', help: 'Ile rozmów z urzędem może zacząć jedno konto.' },
  mostMegabytes: { label: 'Pliki konta (MB)', help: 'Ile miejsca mogą zająć zdjęcia i dokumenty jednego konta.' },
  mergeNeedsApproval: {
    label: 'Połączenie wpisów wymaga zgody drugiej osoby',
    help: 'Wpisy łączą się dopiero, gdy zgodzi się na to inna osoba z prawem do łączenia. Gdy nie ma takiej osoby, działa się samemu.',
  },
  exportApprovalRows: {
    label: 'Eksport bez drugiej osoby (wiersze)',
    help: 'Plik z większą liczbą wierszy czeka, aż zatwierdzi go druga osoba.',
  },
  campaignPerMinute: {
    label: 'Wiadomości kampanii na minutę',
    help: 'Najwyżej tyle e-maili i SMS-ów kampanii wychodzi w minucie. Zwykłe powiadomienia idą przed nimi i nie liczą się tutaj.',
  },
  smsPartPrice: {
    label: 'Cena części SMS-a (grosze)',
    help: 'Kampania pokaże według niej koszt. Zero: pokaże same części.',
  },
  applicationsPerDay: {
    label: 'Wnioski, które biuro załatwia dziennie',
    help: 'Kampania porówna z tą liczbą falę wniosków. Zero: liczymy ją z decyzji ostatnich czterech tygodni.',
  },
  dataExportDays: {
    label: 'Dni na pobranie własnych danych',
    help: 'Jak długo plik „Moje dane” czeka na mieszkańca.',
  },
  photoDays: {
    label: 'Dni przechowywania zdjęć',
    help: 'Od dnia, w którym skończyła się ostatnia karta i ostatni wniosek osoby. Historia wpisu mówi, kiedy zdjęcie usunięto.',
  },
  messageDays: {
    label: 'Dni przechowywania wiadomości',
    help: 'Treść wysłanego e-maila albo SMS-a; potem zostaje sam ślad wysłania.',
  },
  historyDays: { label: 'Dni przechowywania historii spraw', help: 'Od zamknięcia sprawy. Dziesięć lat to 3653 dni.' },
};
