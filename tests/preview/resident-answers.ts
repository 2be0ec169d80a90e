import type { Account, ApplicationSummary, ApplicationView, City, HolderCard, LegalText } from '@karta/contracts';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const account: Account = {
  id: id(1),
  firstName: 'Małgorzata',
  lastName: 'Źdźbłowska',
  email: 'm.zdzblowska@poczta.example',
  phone: '+48500000317',
  createdAt: '2026-11-01T10:00:00Z',
};
const consents = [
  {
    id: id(21),
    kind: 'information-clause',
    version: 1,
    statement:
      'Oświadczam, że zapoznałam się / zapoznałem się z klauzulą informacyjną dotyczącą przetwarzania danych osobowych oraz zgadzam się z jej postanowieniami.',
    link: '/klauzula',
    required: true,
  },
  {
    id: id(22),
    kind: 'terms',
    version: 1,
    statement: 'Akceptuję Regulamin Karty Mieszkańca i zobowiązuję się do jego przestrzegania.',
    link: '/regulamin',
    required: true,
  },
  {
    id: id(23),
    kind: 'marketing',
    version: 1,
    statement:
      'Wyrażam zgodę na otrzymywanie od Operatora drogą elektroniczną informacji handlowych dotyczących produktów i usług własnych oraz partnerów projektu. Zgoda może być cofnięta w każdej chwili m.in. za pośrednictwem portalu.',
    link: null,
    required: false,
  },
];
const city: City = {
  id: 'nowa-rzeczna',
  name: 'Nowa Rzeczna',
  office: {
    name: 'Biuro Karty, Urząd Miejski',
    address: 'Rynek 1, 09-990 Nowa Rzeczna',
    email: 'karta@nowarzeczna.example',
    phone: '+48 22 000 00 00',
  },
  pickupPoints: [
    { id: id(11), name: 'Ratusz, Biuro Karty', address: 'Rynek 1', openingHours: 'pon.–pt. 8:00–16:00' },
    { id: id(12), name: 'Biblioteka na Zarzeczu', address: 'ul. Młyńska 7', openingHours: 'wt.–sob. 10:00–18:00' },
  ],
  packages: [
    {
      code: 'resident',
      name: 'Pakiet Mieszkańca',
      criterion: 'zameldowania',
      description: 'Dla osób zameldowanych w mieście: zniżki u partnerów i tańsze bilety.',
      requiredDocuments: [{ type: 'residence', name: 'Zaświadczenie o zameldowaniu' }],
    },
    {
      code: 'senior',
      name: 'Karta Seniora',
      criterion: 'wieku 60+',
      description: 'Dla osób od 60. roku życia: basen, kino i warsztaty taniej.',
      requiredDocuments: [],
    },
  ],
  registrationConsents: consents,
  applicationConsents: consents.slice(0, 2),
  decisionDays: 14,
  duplicateReasons: [{ code: 'loss', name: 'Zagubienie', proposesBlock: true }],
};
const summary = (
  number: number,
  state: ApplicationSummary['state'],
  submittedAt: string | null,
): ApplicationSummary => ({
  id: id(100 + number),
  number,
  type: 'card-issue',
  packageCode: 'resident',
  packageName: 'Pakiet Mieszkańca',
  criterion: 'zameldowania',
  state,
  holderName: 'Małgorzata Źdźbłowska',
  pickupPointName: submittedAt ? 'Ratusz, Biuro Karty' : null,
  createdAt: '2026-11-12T16:00:00Z',
  submittedAt,
  updatedAt: '2026-11-18T09:42:00Z',
});
const applications = [
  summary(1482, 'in-review', '2026-11-12T17:07:00Z'),
  summary(1483, 'completion-requested', '2026-11-10T17:07:00Z'),
  summary(1484, 'draft', null),
  summary(1401, 'issued', '2025-09-02T08:00:00Z'),
  summary(1377, 'rejected', '2025-08-02T08:00:00Z'),
];
const views: ApplicationView[] = applications.map((application) => ({
  ...application,
  data: {
    packageCode: 'resident',
    firstName: 'Małgorzata',
    lastName: 'Źdźbłowska',
    pesel: application.state === 'draft' ? '44051401359' : '',
    street: 'Nadbrzeżna',
    houseNumber: '',
    flatNumber: '4',
    postalCode: '09-990',
    place: 'Nowa Rzeczna',
    email: account.email,
    phone: '',
    pickupPointId: application.state === 'draft' ? null : id(11),
    consents: [],
  },
  photoFileId: 'portrait-malgorzata',
  documents: [
    {
      fileId: id(31),
      documentType: 'residence',
      name: 'zaswiadczenie-zameldowanie.pdf',
      mediaType: 'application/pdf',
      size: 340_000,
      addedAt: '2026-11-12T17:00:00Z',
    },
  ],
  timeline:
    application.state === 'draft'
      ? []
      : [
          { at: '2026-11-12T17:07:00Z', code: 'submitted', note: null, due: null },
          {
            at: '2026-11-16T09:20:00Z',
            code: 'completion-requested',
            note: 'Na zdjęciu twarz jest w cieniu. Prosimy o nowe zdjęcie.',
            due: '2026-11-30',
          },
          ...(application.state === 'completion-requested'
            ? []
            : [
                { at: '2026-11-17T18:41:00Z', code: 'completed-by-applicant', note: null, due: null },
                { at: '2026-11-18T07:15:00Z', code: application.state, note: null, due: null },
              ]),
        ],
  completionRequest:
    application.state === 'completion-requested'
      ? { taskId: 't1', note: 'Na zdjęciu twarz jest w cieniu. Prosimy o nowe zdjęcie.', due: '2026-11-30' }
      : null,
  decisionDue: application.state === 'in-review' ? '2026-11-30' : null,
  canWithdraw: ['in-review', 'completion-requested'].includes(application.state),
}));
const card: HolderCard = {
  id: id(51),
  number: '01-000018',
  holderName: 'Małgorzata Źdźbłowska',
  state: 'active',
  photoFileId: 'portrait-malgorzata',
  issuedOn: '2025-10-01',
  validFrom: '2025-10-01',
  validUntil: '2028-09-30',
  pickupPointName: 'Ratusz, Biuro Karty',
  packages: [
    { code: 'resident', name: 'Pakiet Mieszkańca', validUntil: '2026-12-31', discounts: ['Basen −50%', 'Kino −20%'] },
  ],
};
const legal: LegalText = {
  kind: 'terms',
  title: 'Regulamin Karty Mieszkańca',
  version: 1,
  paragraphs: [
    '§ 1. Karta Mieszkańca Nowej Rzecznej jest bezpłatna.',
    '§ 2. Kartę wydaje Biuro Karty na wniosek mieszkańca.',
    '§ 3. Karta jest ważna do dnia wskazanego na jej awersie.',
  ],
};

const ANSWERS: Record<string, unknown> = {
  '/api/resident/city': city,
  '/api/resident/account': account,
  '/api/resident/consents': {
    consents: consents.map((consent) => ({
      ...consent,
      givenAt: consent.required ? '2026-11-01T10:00:00Z' : null,
      withdrawnAt: null,
    })),
  },
  '/api/resident/applications': { applications, canFileCardApplication: true },
  '/api/resident/cards': { cards: [card] },
  '/api/resident/benefits': {
    benefits: [
      {
        name: 'Basen miejski −50%',
        partnerName: 'Pływalnia Rzeczna',
        category: 'Sport',
        description: 'Wejście normalne za pół ceny w dni powszednie.',
        packageName: 'Pakiet Mieszkańca',
      },
      {
        name: 'Kino Świt −20%',
        partnerName: 'Kino Świt',
        category: 'Kultura',
        description: 'Każdy seans, każdy dzień.',
        packageName: 'Pakiet Mieszkańca',
      },
    ],
  },
};

/** Invented answers of the portal; a visitor without the cookie `in=1` is a guest. */
export function residentAnswer(method: string, url: URL, cookie: string): unknown {
  const path = url.pathname;
  if (path === '/api/resident/session' || path === '/api/resident/sign-in')
    return { account: cookie.includes('in=1') || method === 'POST' ? account : null };
  if (path.startsWith('/api/resident/legal/')) return legal;
  const view = views.find((each) => path.startsWith(`/api/resident/applications/${each.id}`));
  if (view) return view;
  return method === 'GET' ? ANSWERS[path] : { done: true };
}
