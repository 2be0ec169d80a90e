/** An invented extract of the register of places and streets: the demo town, a village beside it, their streets. */
const STREETS: readonly (readonly [placeCode: string, place: string, streets: readonly string[]])[] = [
  [
    '0999001',
    'Nowa Rzeczna',
    [
      ...['Długa', 'Flisacka', 'Jana Kochanowskiego', 'Klonowa', 'Kwiatowa', 'Leśna', 'Lipowa', 'Marii Konopnickiej'],
      ...[
        'Młyńska',
        'Nadbrzeżna',
        'Ogrodowa',
        'Polna',
        'Rybacka',
        'pl. Rynek',
        'Spacerowa',
        'Szkolna',
        'Tadeusza Kościuszki',
      ],
      ...['Wałowa', 'Wiślana', 'al. Wolności', 'Zielona'],
    ],
  ],
  ['0999002', 'Nowa Rzeczna-Kolonia', []],
  ['0999003', 'Stara Rzeczna', ['Kościelna', 'Polna', 'Sadowa']],
];

/** The rows of the table of names. */
export const ADDRESS_NAMES = STREETS.flatMap(([placeCode, place, streets]) => [
  { placeCode, streetCode: '', place, street: '' },
  ...streets.map((street, at) => ({ placeCode, streetCode: String(at + 1).padStart(5, '0'), place, street })),
]);
