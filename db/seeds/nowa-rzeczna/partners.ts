import { addDays, type CivilDate } from '@karta/domain';

interface DemoDiscount {
  readonly packageCode: string;
  readonly name: string;
  readonly description: string;
  readonly saving: readonly ['percent' | 'amount' | 'price', number];
  /** Days from the day of the seed; none: until it is taken back. */
  readonly days?: number;
}
interface DemoPartner {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly clientId: string;
  readonly description: string;
  readonly address: string;
  readonly openingHours: string;
  readonly discounts: readonly DemoDiscount[];
}

const idOf = (last: string): string => `5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a${last}`;

/** Who works at the desk of the pool. */
export const PARTNER_PEOPLE = [
  { id: idOf('3901'), name: 'Izabela Fala', email: 'izabela.fala@basen-fala.example', role: 'manager' },
  { id: idOf('3902'), name: 'Jakub Kasowy', email: 'jakub.kasowy@basen-fala.example', role: 'cashier' },
].map((person) => ({ ...person, partnerId: idOf('3001') }));

/** Invented places of the invented town that give something to card holders. */
export const PARTNERS: readonly DemoPartner[] = [
  {
    id: idOf('3001'),
    name: 'Basen Fala',
    category: 'Sport',
    clientId: 'basen-fala',
    description: 'Pływalnia miejska z brodzikiem dla dzieci.',
    address: 'ul. Wodna 3',
    openingHours: 'codziennie 6:00–22:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Basen 30% taniej',
        description: 'Bilety jednorazowe i karnety w dni robocze.',
        saving: ['percent', 30],
        days: 210,
      },
      {
        packageCode: 'senior',
        name: 'Basen za pół ceny do 13:00',
        description: 'Bilety jednorazowe dla seniorów.',
        saving: ['percent', 50],
        days: 210,
      },
    ],
  },
  {
    id: idOf('3002'),
    name: 'Kino Meander',
    category: 'Kultura',
    clientId: 'kino-meander',
    description: 'Dwie sale, filmy i transmisje oper.',
    address: 'ul. Długa 14',
    openingHours: 'codziennie od 14:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Bilet do kina 5 zł taniej',
        description: 'Seanse 2D, cały tydzień.',
        saving: ['amount', 500],
        days: 300,
      },
    ],
  },
  {
    id: idOf('3003'),
    name: 'Kawiarnia Pod Młynem',
    category: 'Gastronomia',
    clientId: 'pod-mlynem',
    description: 'Kawa palona na miejscu, ciasta i śniadania.',
    address: 'Rynek 5',
    openingHours: 'wt.–niedz. 9:00–20:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Kawa 10% taniej',
        description: 'Napoje gorące na miejscu i na wynos.',
        saving: ['percent', 10],
        days: 150,
      },
    ],
  },
  {
    id: idOf('3004'),
    name: 'Muzeum Rzeki',
    category: 'Kultura',
    clientId: 'muzeum-rzeki',
    description: 'Wystawa o flisakach i młynach nad Rzeczną.',
    address: 'Bulwar 1',
    openingHours: 'wt.–niedz. 10:00–18:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Wstęp za 1 zł',
        description: 'Dla całej rodziny, od wtorku do niedzieli.',
        saving: ['price', 100],
        days: 400,
      },
    ],
  },
  {
    id: idOf('3005'),
    name: 'Czysty Brzeg',
    category: 'Motoryzacja',
    clientId: 'czysty-brzeg',
    description: 'Myjnia ręczna przy moście.',
    address: 'ul. Mostowa 22',
    openingHours: 'pon.–sob. 8:00–20:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Mycie auta 20% taniej',
        description: 'Usługa mycia auta z zewnątrz.',
        saving: ['percent', 20],
        days: 120,
      },
    ],
  },
  {
    id: idOf('3006'),
    name: 'Kwiaciarnia Malwa',
    category: 'Zakupy',
    clientId: 'malwa',
    description: 'Bukiety i rośliny doniczkowe.',
    address: 'Rynek 8',
    openingHours: 'pon.–sob. 9:00–18:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Bukiet 15% taniej',
        description: 'Bukiety i rośliny doniczkowe.',
        saving: ['percent', 15],
        days: 60,
      },
    ],
  },
  {
    id: idOf('3007'),
    name: 'Papiernia Skryba',
    category: 'Szkoła',
    clientId: 'skryba',
    description: 'Zeszyty, farby i podręczniki.',
    address: 'ul. Szkolna 2',
    openingHours: 'pon.–pt. 7:30–17:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Przybory szkolne 10% taniej',
        description: 'Wszystko poza podręcznikami.',
        saving: ['percent', 10],
        days: 280,
      },
    ],
  },
  {
    id: idOf('3008'),
    name: 'Siłownia Nurt',
    category: 'Sport',
    clientId: 'silownia-nurt',
    description: 'Siłownia i zajęcia w grupach.',
    address: 'ul. Młyńska 19',
    openingHours: 'pon.–pt. 6:00–23:00, sob. 8:00–20:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Karnet miesięczny 25 zł taniej',
        description: 'Pierwszy i każdy następny karnet.',
        saving: ['amount', 2500],
        days: 180,
      },
      {
        packageCode: 'senior',
        name: 'Zajęcia dla seniorów za 8 zł',
        description: 'Zdrowy kręgosłup i joga, przed południem.',
        saving: ['price', 800],
        days: 180,
      },
    ],
  },
  {
    id: idOf('3009'),
    name: 'Apteka Pod Lipą',
    category: 'Zdrowie',
    clientId: 'pod-lipa',
    description: 'Apteka z dyżurem nocnym.',
    address: 'ul. Lipowa 6',
    openingHours: 'codziennie 7:00–23:00',
    discounts: [
      {
        packageCode: 'senior',
        name: 'Leki bez recepty 5% taniej',
        description: 'Nie dotyczy leków refundowanych.',
        saving: ['percent', 5],
        days: 330,
      },
    ],
  },
  {
    id: idOf('3010'),
    name: 'Naleśnikarnia Rondel',
    category: 'Gastronomia',
    clientId: 'rondel',
    description: 'Naleśniki na słodko i na słono.',
    address: 'ul. Długa 3',
    openingHours: 'codziennie 11:00–21:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Danie dnia 3 zł taniej',
        description: 'Od poniedziałku do piątku.',
        saving: ['amount', 300],
        days: 90,
      },
    ],
  },
  {
    id: idOf('3011'),
    name: 'Fryzjer Grzebień',
    category: 'Usługi',
    clientId: 'grzebien',
    description: 'Zakład damski i męski.',
    address: 'ul. Nadbrzeżna 4',
    openingHours: 'wt.–sob. 9:00–18:00',
    discounts: [
      {
        packageCode: 'resident',
        name: 'Farbowanie włosów 10% taniej',
        description: 'Usługa farbowania włosów.',
        saving: ['percent', 10],
        days: 200,
      },
    ],
  },
  {
    id: idOf('3012'),
    name: 'Autobusy Nowej Rzecznej',
    category: 'Komunikacja',
    clientId: 'autobusy',
    description: 'Komunikacja miejska, wszystkie linie.',
    address: 'Plac Dworcowy 1',
    openingHours: 'biuro: pon.–pt. 7:00–17:00',
    discounts: [
      {
        packageCode: 'senior',
        name: 'Autobusy 50% taniej',
        description: 'Bilety jednorazowe na wszystkie linie.',
        saving: ['percent', 50],
      },
      {
        packageCode: 'resident',
        name: 'Bilet miesięczny 12 zł taniej',
        description: 'Bilet imienny na wszystkie linie.',
        saving: ['amount', 1200],
      },
    ],
  },
];

/** Columns of a discount, counted from the day of the seed. */
export function discountRow({ packageCode, name, description, saving, days }: DemoDiscount, today: CivilDate) {
  const [savingKind, savingValue] = saving;
  const validUntil = days === undefined ? null : addDays(today, days);
  return { packageCode, name, description, savingKind, savingValue, validFrom: addDays(today, -400), validUntil };
}
