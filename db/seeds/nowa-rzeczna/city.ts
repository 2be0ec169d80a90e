/** The invented demo town. Every person, number and address here is made up. */
export const CITY = {
  id: 'nowa-rzeczna',
  name: 'Nowa Rzeczna',
  database: 'karta_nowa_rzeczna',
  hosts: ['nowa-rzeczna.localhost', 'localhost', '127.0.0.1'],
  zone: 'Europe/Warsaw',
};

export const SETTINGS = {
  officeName: 'Urząd Miejski w Nowej Rzecznej, Biuro Karty',
  officeAddress: 'Rynek 1, 09-990 Nowa Rzeczna',
  officeEmail: 'karta@nowa-rzeczna.example',
  officePhone: '24 555 01 00',
  decisionDays: 14,
  termsByType: {
    duplicate: { decisionDays: 7 },
    'data-change': { decisionDays: 7 },
    'package-transfer': { decisionDays: 30 },
  },
  completionDays: 7,
  cardNumberMask: '01-######',
  cardReturnPlace: 'Ratuszu, Rynek 1',
  operatorNotice: 'Miasto pokazowe: dane są zmyślone.',
  staffSecondFactor: false,
};

export const PICKUP_POINTS = [
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001',
    name: 'Ratusz, Biuro Karty',
    address: 'Rynek 1',
    openingHours: 'pon.–pt. 8:00–16:00',
    position: 1,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1002',
    name: 'Biblioteka na Zarzeczu',
    address: 'ul. Młyńska 7',
    openingHours: 'wt.–sob. 10:00–18:00',
    position: 2,
  },
];

export const PACKAGES = [
  {
    code: 'resident',
    name: 'Pakiet Mieszkańca',
    criterion: 'zameldowanie',
    description: 'Dla zameldowanych w Nowej Rzecznej na pobyt stały lub czasowy.',
    validityYears: 3,
    requiredDocuments: [{ type: 'registration-certificate', name: 'Zaświadczenie o zameldowaniu' }],
    position: 1,
  },
  {
    code: 'resident-tax',
    name: 'Pakiet Mieszkańca',
    criterion: 'rozliczenie PIT',
    description: 'Dla rozliczających podatek dochodowy w Nowej Rzecznej.',
    validityYears: 1,
    requiredDocuments: [{ type: 'tax-return', name: 'Pierwsza strona PIT i UPO' }],
    position: 2,
  },
  {
    code: 'senior',
    name: 'Karta Seniora',
    criterion: 'ukończone 60 lat',
    description: 'Dla mieszkańców, którzy ukończyli 60 lat.',
    validityYears: 5,
    requiredDocuments: [{ type: 'registration-certificate', name: 'Zaświadczenie o zameldowaniu' }],
    position: 3,
  },
];

export const CONSENT_TEXTS = [
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2001',
    kind: 'information-clause',
    version: 1,
    statement:
      'Oświadczam, że zapoznałem się z klauzulą informacyjną dotyczącą przetwarzania danych osobowych oraz zgadzam się z jej postanowieniami.',
    link: '/klauzula',
    title: 'Klauzula informacyjna',
    paragraphs: [
      'Administratorem danych jest Burmistrz Nowej Rzecznej, Rynek 1, 09-990 Nowa Rzeczna.',
      'Dane przetwarzamy, aby prowadzić program Karty Mieszkańca: rozpatrzyć wniosek, wydać kartę i potwierdzić jej ważność partnerom programu.',
      'Partner widzi tylko, czy karta jest ważna i jakie daje pakiety. Nie widzi numeru PESEL ani adresu.',
      'Gdy użyjesz ulgi, partner zapisuje, co kupiono, kiedy i za ile. Widzisz to w dziale „Moje benefity”; po usunięciu konta zostają same sumy.',
      'Zdjęcie i numer PESEL przechowujemy w postaci zaszyfrowanej. Zdjęcie usuwamy rok po tym, jak skończy się ostatnia karta. Dokumenty przechowujemy razem z wnioskiem, a usuwamy je razem z kontem.',
      'Masz prawo do wglądu w dane, ich sprostowania, usunięcia, ograniczenia przetwarzania, przeniesienia i sprzeciwu oraz do skargi do Prezesa Urzędu Ochrony Danych Osobowych.',
      'Pytania przyjmuje inspektor ochrony danych: iod@nowa-rzeczna.example.',
    ],
    askedAt: 'registration',
    required: true,
    position: 1,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2002',
    kind: 'terms',
    version: 1,
    statement: 'Akceptuję Regulamin Karty Mieszkańca i zobowiązuję się do jego przestrzegania.',
    link: '/regulamin',
    title: 'Regulamin Karty Mieszkańca',
    paragraphs: [
      'Karta Mieszkańca przysługuje osobom, które spełniają co najmniej jedno kryterium programu.',
      'Karta jest imienna. Nie wolno jej użyczać ani zmieniać.',
      'Wniosek składa się w portalu albo w punkcie obsługi. Urząd rozpatruje go w ciągu 14 dni.',
      'Gdy wniosek ma braki, urząd wzywa do ich uzupełnienia i wyznacza co najmniej 7 dni. Po tym terminie wniosek może pozostać bez rozpoznania.',
      'Kartę odbiera się osobiście we wskazanym punkcie. Kartę nieodebraną w ciągu 30 dni urząd wycofuje.',
      'Zgubioną albo skradzioną kartę należy od razu zastrzec w portalu, telefonicznie albo w punkcie obsługi.',
    ],
    askedAt: 'registration',
    required: true,
    position: 2,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2003',
    kind: 'marketing',
    version: 1,
    statement:
      'Wyrażam zgodę na otrzymywanie od Operatora drogą elektroniczną, w tym za pośrednictwem telekomunikacyjnych urządzeń końcowych, informacji handlowych dotyczących produktów i usług własnych oraz partnerów projektu. Zgoda może być cofnięta w każdej chwili m.in. za pośrednictwem portalu.',
    link: null,
    title: 'Zgoda na informacje handlowe',
    paragraphs: ['Zgoda jest dobrowolna. Można ją wycofać w każdej chwili w zakładce „Moje zgody”.'],
    askedAt: 'registration',
    required: false,
    position: 3,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2004',
    kind: 'application-statement',
    version: 1,
    statement: 'Oświadczam, że dane we wniosku są zgodne z prawdą.',
    link: null,
    title: 'Oświadczenie o prawdziwości danych',
    paragraphs: ['Oświadczenie składa się przy każdym wniosku.'],
    askedAt: 'application',
    required: true,
    position: 4,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2009',
    kind: 'second-guardian',
    version: 1,
    statement: 'Zgadzam się na wydanie dziecku Karty Mieszkańca i na umieszczenie na niej zdjęcia dziecka.',
    link: null,
    title: 'Zgoda drugiego opiekuna',
    paragraphs: [
      'Pyta Cię o to urząd, bo drugi opiekun złożył wniosek o kartę dla dziecka i podał Twój adres.',
      'Odpowiedź zapiszemy przy wniosku z dniem, godziną i wersją tego tekstu. Zobaczy ją urzędnik i osoba, która złożyła wniosek.',
    ],
    askedAt: 'second-guardian',
    required: false,
    position: 7,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2006',
    kind: 'application-marketing',
    version: 1,
    statement:
      'Wyrażam zgodę na otrzymywanie od Operatora drogą elektroniczną informacji handlowych dotyczących produktów i usług własnych oraz partnerów projektu.',
    link: null,
    title: 'Zgoda na informacje handlowe przy wniosku o kartę plastikową',
    paragraphs: ['Zgoda jest dobrowolna i nie wpływa na wynik wniosku. Można ją wycofać w zakładce „Moje zgody”.'],
    askedAt: 'application',
    askedOf: ['physical-card'],
    required: false,
    position: 5,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a2005',
    kind: 'accessibility',
    version: 1,
    statement: 'Deklaracja dostępności',
    link: '/dostepnosc',
    title: 'Deklaracja dostępności',
    paragraphs: [
      'Urząd Miejski w Nowej Rzecznej zobowiązuje się zapewnić dostępność Panelu Mieszkańca zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.',
      'Panel jest zgodny z WCAG 2.1 na poziomie AA w zakresie sprawdzanym automatycznie na każdym ekranie. Oświadczenie sporządzono na podstawie samooceny.',
      'Z panelu można korzystać wyłącznie klawiaturą. Ma widoczny fokus, tryb ciemny i tryb wysokiego kontrastu.',
      'Uwagi i wnioski o dostęp przyjmuje Biuro Karty: karta@nowa-rzeczna.example, tel. 24 555 01 00. Odpowiadamy w ciągu 7 dni.',
      'Na niezapewnienie dostępności można złożyć skargę do kierownictwa urzędu, a potem do Rzecznika Praw Obywatelskich.',
    ],
    askedAt: 'nowhere',
    required: false,
    position: 9,
  },
];

/** What residents write to the city about. */
/** Texts that an answer to a resident may begin with. */
export const REPLY_TEMPLATES = [
  {
    code: 'received',
    name: 'Sprawdzamy, odpowiemy',
    body: 'Dzień dobry,\ndziękujemy za wiadomość. Sprawdzamy to i wrócimy z odpowiedzią.',
    position: 1,
  },
  {
    code: 'discount',
    name: 'Ulga u partnera',
    body: 'Dzień dobry,\nulga działa po okazaniu karty w kasie. Jeśli kasa jej nie naliczyła, prosimy o zdjęcie paragonu.',
    position: 2,
  },
  {
    code: 'card-ready',
    name: 'Karta czeka na odbiór',
    body: 'Dzień dobry,\nPaństwa karta czeka w punkcie odbioru. Prosimy zabrać dokument ze zdjęciem.',
    position: 3,
  },
];

export const THREAD_TYPES = [
  { code: 'question', name: 'Pytanie o Kartę Mieszkańca', allowsReply: true, answerDays: 14, position: 1 },
  { code: 'complaint', name: 'Reklamacja', allowsReply: true, answerDays: 30, position: 2 },
  { code: 'data-request', name: 'Wniosek o dostęp do danych', allowsReply: false, answerDays: 30, position: 3 },
];
