import { APPLICATION_TYPES, mayFile, panelOf, type ApplicationType, type Holder } from './availability.ts';

const TODAY = '2026-11-21';
const WINDOW = { today: TODAY, extensionOpensDays: 60, extensionGraceDays: 30 };

const nobody: Holder = {
  accountState: 'active',
  panel: 'full',
  cards: [],
  packages: [],
  familyCards: [],
  openApplications: [],
};
const holding = (more: Partial<Holder>): Holder => ({ ...nobody, ...more });
const physical = (state: Holder['cards'][number]['state']): Holder['cards'][number] => ({
  id: 'c',
  state,
  carrier: 'physical',
});
const virtual: Holder['cards'][number] = { id: 'v', state: 'active', carrier: 'virtual' };
const until = (validUntil: string): Holder['packages'] => [{ code: 'resident', validUntil }];

/** Each row: who, and exactly the types that they may file (docs/requirements.md, section 5). */
const TABLE: readonly [who: string, holder: Holder, types: readonly ApplicationType[]][] = [
  ['a person without a card', nobody, ['card-issue']],
  ['a person whose account is not activated', holding({ accountState: 'pending' }), []],
  [
    'a holder whose account is locked',
    holding({ accountState: 'locked', cards: [physical('active')], packages: until(TODAY) }),
    [],
  ],
  [
    'a member of a family who sees the own card alone (T10)',
    holding({ panel: 'member', cards: [physical('active')], packages: until(TODAY) }),
    [],
  ],
  ['a person whose card is being made', holding({ cards: [physical('in-production')] }), []],
  ['a person whose card waits at the pick-up point', holding({ cards: [physical('ready')] }), ['package-new']],
  ['a holder of a plastic card', holding({ cards: [physical('active')] }), ['duplicate', 'data-change', 'package-new']],
  ['a holder of a blocked card (T5)', holding({ cards: [physical('blocked')] }), ['duplicate']],
  ['a holder of a virtual card alone', holding({ cards: [virtual] }), ['physical-card', 'data-change', 'package-new']],
  [
    'a holder of both carriers',
    holding({ cards: [virtual, physical('active')] }),
    ['duplicate', 'data-change', 'package-new'],
  ],
  [
    'a holder of a virtual card whose plastic is being made',
    holding({ cards: [virtual, physical('in-production')] }),
    ['data-change', 'package-new'],
  ],
  ['a person who returned the card', holding({ cards: [physical('returned')] }), ['card-issue']],
  ['a person whose card expired', holding({ cards: [physical('expired')] }), ['card-issue']],
  [
    'a holder far from the end of the package',
    holding({ cards: [physical('active')], packages: until('2027-01-21') }),
    ['duplicate', 'data-change'],
  ],
  [
    'a holder on the first day of the window',
    holding({ cards: [physical('active')], packages: until('2027-01-20') }),
    ['duplicate', 'data-change', 'package-extension'],
  ],
  [
    'a holder whose package ended as long ago as the city allows',
    holding({ cards: [physical('active')], packages: until('2026-10-22') }),
    ['duplicate', 'data-change', 'package-extension'],
  ],
  [
    'a holder whose package ended a day earlier than that, who asks for it anew',
    holding({ cards: [physical('active')], packages: until('2026-10-21') }),
    ['duplicate', 'data-change', 'package-new'],
  ],
  [
    'a holder with a family card and a valid package',
    holding({ cards: [physical('active')], packages: until('2028-01-01'), familyCards: [{ id: 'child' }] }),
    ['duplicate', 'data-change', 'package-transfer'],
  ],
  [
    'a holder with a family card and an ended package',
    holding({ cards: [physical('active')], packages: until('2026-11-20'), familyCards: [{ id: 'child' }] }),
    ['duplicate', 'data-change', 'package-extension'],
  ],
];

const objectOf = (type: ApplicationType): string => {
  if (type === 'duplicate') return 'c';
  return type.startsWith('package-') ? 'resident' : '';
};

describe('what a member of a family may do (T10)', () => {
  it.each([
    ['the holder of the account', false, true, 'manual', 'full'],
    ['an adult member by the manual', true, true, 'manual', 'member'],
    ['an adult member where adults act for themselves', true, true, 'full-for-adults', 'full'],
    ['a child there', true, false, 'full-for-adults', 'member'],
  ] as const)('%s', (_, isMember, isAdult, setting, panel) => {
    expect(panelOf(isMember, isAdult, setting)).toBe(panel);
  });
});

describe('what may be filed (A-4)', () => {
  it.each(TABLE)('%s may file exactly what the rules name', (_who, holder, types) => {
    // when
    const allowed = APPLICATION_TYPES.filter((type) => mayFile(type, objectOf(type), holder, WINDOW));

    // then
    expect(allowed).toEqual(types);
  });

  it('nobody files the same thing twice, but another object of the type may be filed', () => {
    // given
    const cards = [physical('active'), { ...physical('blocked'), id: 'd' }];
    const holder = holding({ cards, openApplications: [{ type: 'duplicate', object: 'c' }] });

    // then
    expect(mayFile('duplicate', 'c', holder, WINDOW)).toBe(false);
    expect(mayFile('duplicate', 'd', holder, WINDOW)).toBe(true);
  });
});
