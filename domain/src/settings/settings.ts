import type { MemberPanel } from '../availability.ts';
import type { Permission } from '../access/permissions.ts';
import { CHIP_LEVELS, type ChipLevel } from '../cards.ts';
import { DEFAULT_TERMS, type Terms } from '../terms.ts';
import { LEAST_COMPLETION_DAYS } from '../deadlines.ts';
import { fitsKind, type SettingKind } from './setting-kinds.ts';

export type SettingGroup = 'office' | 'sign-in' | 'terms' | 'cards' | 'packages' | 'people' | 'limits' | 'archive';

/** One thing that a city decides for itself. */
export interface Setting<T = unknown> {
  readonly group: SettingGroup;
  readonly kind: SettingKind;
  readonly default: T;
  /** Who may change it. */
  readonly right: Permission;
}

const text = (group: SettingGroup, value: string, most = 200, least = 0): Setting<string> => ({
  group,
  default: value,
  right: 'settings.change',
  kind: { kind: 'text', least, most },
});
const shaped = (
  group: SettingGroup,
  as: 'email' | 'phone' | 'card-number-mask' | 'colour',
  value: string,
  most: number,
) =>
  ({
    group,
    default: value,
    right: 'settings.change',
    kind: { kind: 'text', least: value === '' ? 0 : 1, most, as },
  }) as Setting<string>;
const days = (group: SettingGroup, value: number, most: number, least = 0): Setting<number> => ({
  group,
  default: value,
  right: 'settings.change',
  kind: { kind: 'number', least, most },
});
const choice = <T extends string>(group: SettingGroup, value: T, of: readonly T[]): Setting<T> => ({
  group,
  default: value,
  right: 'settings.change',
  kind: { kind: 'choice', of },
});
const flag = (group: SettingGroup, value: boolean): Setting<boolean> => ({
  group,
  default: value,
  right: 'settings.change',
  kind: { kind: 'flag' },
});

/** A term of KPA or of a programme's resolution, as `terms.ts` explains it. */
const TERMS: { readonly [K in keyof Terms]: Setting<Terms[K]> } = {
  decisionDays: days('terms', DEFAULT_TERMS.decisionDays, 365, 1),
  completionDays: days('terms', DEFAULT_TERMS.completionDays, 365, LEAST_COMPLETION_DAYS),
  deliveryDays: days('terms', DEFAULT_TERMS.deliveryDays, 60),
  lateAnswerCounts: flag('terms', DEFAULT_TERMS.lateAnswerCounts),
  clockStops: flag('terms', DEFAULT_TERMS.clockStops),
  legalBasis: text('terms', DEFAULT_TERMS.legalBasis, 200, 1),
};

interface DuplicateReason {
  readonly code: string;
  readonly name: string;
  readonly proposesBlock?: boolean;
}

/** How somebody of a family is related to its holder. */
interface Kinship {
  readonly code: string;
  readonly name: string;
}

/** Why somebody of the office looks at a person outside of a task. */
interface LookReason {
  readonly code: string;
  readonly name: string;
}

/** A type of documents of people, and for how many days one is kept. */
interface DocumentType {
  readonly code: string;
  readonly name: string;
  readonly keepDays: number;
}

/** Some choices, each with a code that is kept and a name that people read. */
const ROWS = { kind: 'rows', count: 40 } as const;

/** Every setting of a city: its group, its kind, its default, who may change it. A new one is an entry here and its words. */
export const SETTINGS = {
  /** How the town is called in portal, office, letters and on cards; empty: as it was set up. */
  townName: text('office', '', 60),
  /** The one colour of a town: lightness is ours, so that the contrast holds for every hue. */
  townColour: shaped('office', 'colour', '#00586b', 7),
  officeName: text('office', 'Urząd Miejski', 200, 1),
  officeAddress: text('office', ''),
  officeEmail: shaped('office', 'email', '', 254),
  officePhone: shaped('office', 'phone', '', 40),
  /** Shown on every operator screen, e.g. in a demo city. */
  operatorNotice: {
    group: 'office',
    default: '',
    right: 'settings.change',
    kind: { kind: 'long-text', least: 0, most: 1000 },
  } as Setting<string>,
  /** Whoever works in the office shows more than a password: a code of an app, or a passkey (OWASP ASVS 6.3.3). */
  staffSecondFactor: flag('sign-in', true),
  /** The second factor is not asked for on a device on which the person has signed in before. */
  factorSkippedOnKnownDevice: flag('sign-in', false),
  /** Of how many approvals in a hundred another person has a look, after the fact (requirements C-13). */
  secondCheckPercent: days('office', 0, 100),
  ...TERMS,
  /** The same for single types where the programme's resolution says otherwise. */
  termsByType: {
    group: 'terms',
    default: {},
    right: 'settings.change',
    kind: { kind: 'structured', fits: isTermsByType },
  } as Setting<Readonly<Record<string, Partial<Terms>>>>,
  /** Closed cases of the last months that are needed before residents are told what is usual. */
  leastCasesForUsual: days('terms', 20, 1000, 1),
  /** Days before the end of a package, and after it, in which its extension may be filed. */
  extensionOpensDays: days('packages', 60, 366),
  extensionGraceDays: days('packages', 30, 366),
  /** Days before the end of a package at which the holder is reminded. */
  reminderStages: {
    group: 'packages',
    default: [60, 30, 7],
    right: 'settings.change',
    kind: { kind: 'numbers', least: 0, most: 366, count: 10 },
  } as Setting<readonly number[]>,
  /** Why a duplicate may be asked for; loss and theft propose to block the old card at once (requirements T6). */
  duplicateReasons: {
    group: 'cards',
    right: 'settings.change',
    default: [
      { code: 'loss', name: 'Zagubienie', proposesBlock: true },
      { code: 'theft', name: 'Kradzież', proposesBlock: true },
      { code: 'damage', name: 'Uszkodzenie' },
      { code: 'defect', name: 'Wada karty' },
    ],
    kind: {
      ...ROWS,
      extra: { name: 'proposesBlock', kind: 'flag' },
      usedBy: ['applications', "details ->> 'reason'"],
    },
  } as Setting<readonly DuplicateReason[]>,
  /** How long a card with changed data is offered. */
  reprintOfferDays: days('cards', 14, 366),
  /** How long a phone may show a card without a connection; a card that was blocked meanwhile is shown as long. */
  virtualCardOfflineHours: days('cards', 24, 48, 1),
  /** How long a card lies at the pick-up point, and when its holder is reminded before the end. */
  pickupDays: days('cards', 30, 3653, 1),
  pickupReminderDays: days('cards', 7, 3653),
  /** The point that posts cards to those who want it so; '' where the town posts none (D-11). */
  postingPoint: { group: 'cards', default: '', right: 'settings.change', kind: { kind: 'point' } } as Setting<string>,
  /** How long the code that activates a posted card is good. */
  activationDays: days('cards', 60, 366, 1),
  /** Blanks below which a point is short of them; 0: only where more were used than came (000-28). */
  leastBlanks: days('cards', 50, 100_000),
  /** How chips are told from copies: by their UID alone, or by a key that each has of its own (MIFARE DESFire EV2 and later). */
  chipLevel: choice<ChipLevel>('cards', 'L0', CHIP_LEVELS),
  /** Which of the town's master keys new chips get theirs of; raised where one may be known. */
  chipKeyVersion: days('cards', 1, 255, 1),
  /** Whether a card that is made anew after a change of name or photo has the number of the one before it (000-30). */
  reprintNumber: choice('cards', 'new', ['new', 'kept']),
  cardNumberMask: shaped('cards', 'card-number-mask', '01-######', 20),
  /** Where a found card is handed in, in the locative, printed on its back: „Ratuszu, Rynek 1”. */
  cardReturnPlace: text('cards', 'urzędzie', 200, 1),
  /** How a member of a family may be related to its holder (004-109). */
  kinships: {
    group: 'people',
    right: 'settings.change',
    default: [
      { code: 'child', name: 'dziecko' },
      { code: 'spouse', name: 'małżonek' },
      { code: 'parent', name: 'rodzic' },
      { code: 'ward', name: 'osoba pod opieką prawną' },
    ],
    kind: { ...ROWS, usedBy: ['family_members', 'kinship'] },
  } as Setting<readonly Kinship[]>,
  /** Days that the other guardian of a child has for an answer, where a form asks for it. */
  secondGuardianDays: days('people', 14, 90, 3),
  /** Why somebody of the office may look at a person's entry outside of a task; `other` asks for words. */
  lookReasons: {
    group: 'people',
    right: 'settings.change',
    default: [
      { code: 'counter', name: 'rozmowa przy okienku' },
      { code: 'phone', name: 'rozmowa telefoniczna' },
      { code: 'letter', name: 'pismo albo e-mail mieszkańca' },
      { code: 'correction', name: 'poprawienie danych w rejestrze' },
      { code: 'other', name: 'inny powód' },
    ],
    kind: { ...ROWS, keeps: ['other'], usedBy: ['resident_looks', 'reason'] },
  } as Setting<readonly LookReason[]>,
  /** Types of documents that the office keeps of a person beside an application, and how long (000-23, H-6). */
  documentTypes: {
    group: 'archive',
    right: 'settings.change',
    default: [
      { code: 'residence', name: 'Zaświadczenie o zameldowaniu', keepDays: 30 },
      { code: 'large-family', name: 'Karta Dużej Rodziny', keepDays: 30 },
      { code: 'disability', name: 'Orzeczenie o niepełnosprawności', keepDays: 30 },
      { code: 'authorisation', name: 'Upoważnienie', keepDays: 365 },
      { code: 'paper-application', name: 'Wniosek papierowy', keepDays: 1826 },
      { code: 'other', name: 'Inny dokument', keepDays: 90 },
    ],
    kind: {
      ...ROWS,
      extra: { name: 'keepDays', kind: 'number', least: 1, most: 36_525 },
      usedBy: ['resident_documents', 'type_code'],
    },
  } as Setting<readonly DocumentType[]>,
  /** What members of a family with a login may do (requirements T10). */
  memberPanel: choice<MemberPanel>('people', 'manual', ['manual', 'full-for-adults']),
  /** Days between closing an account and erasing its data (requirements T3). */
  erasureGraceDays: days('people', 0, 14),
  /** `cascade`: the family goes with the holder; `detach-adults`: adults with a login stay (requirements T2). */
  familyErasure: choice('people', 'cascade', ['cascade', 'detach-adults']),
  /** Days for which nobody is told who looked at their data, so that an inquiry is not warned. */
  looksDelayDays: days('people', 0, 365),
  /** Whether people are told the names of staff who looked, or their unit alone. */
  looksNameStaff: flag('people', false),
  /** What one account may have or do, so that nobody fills the town's disks and desks; what was begun can be finished. */
  mostDrafts: days('limits', 20, 200, 1),
  mostMembers: days('limits', 15, 100, 1),
  mostFilingsADay: days('limits', 20, 500, 1),
  mostThreadsADay: days('limits', 10, 500, 1),
  mostMegabytes: days('limits', 200, 10_000, 10),
  /** Whether two entries become one only when a second person has said so (000-09). */
  mergeNeedsApproval: flag('people', false),
  /** Rows of a list above which its file waits for a second person (000-24). */
  exportApprovalRows: days('limits', 5000, 1_000_000, 1),
  /** Messages of campaigns that the town hands on in a minute at most, whatever their tempo (B-14). */
  campaignPerMinute: days('limits', 60, 10_000, 1),
  /** What a part of a text costs, in grosze; 0: nobody has said (001-32). */
  smsPartPrice: days('limits', 0, 1000),
  /** Applications that the office can decide on a working day; 0: as many as it did lately (001-32). */
  applicationsPerDay: days('limits', 0, 100_000),
  /** Days for which a person's own data lie ready as a file. */
  dataExportDays: days('archive', 7, 30, 1),
  /** Days for which a photo is kept once its owner has no card and no open application (H-6). */
  photoDays: days('archive', 365, 36_525, 1),
  /** Days for which the text of a message that was delivered is kept. */
  messageDays: days('archive', 365, 3653, 30),
  /** Days for which the history of a closed case is kept; ten years unless the city's archive rules say otherwise. */
  historyDays: days('archive', 3653, 36_525, 1),
};

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];
export type CitySettings = { [K in SettingKey]: (typeof SETTINGS)[K]['default'] };

/** The entry of a setting; `undefined` for a key that there is not. */
export function findSetting(key: string): Setting | undefined {
  return Object.hasOwn(SETTINGS, key) ? SETTINGS[key as SettingKey] : undefined;
}

/** True when there is such a setting and the value fits it. */
export function fitsSetting(key: string, value: unknown): boolean {
  const setting = findSetting(key);
  return setting !== undefined && fitsKind(setting.kind, value);
}

/** Settings that have to go together: the reminder comes while the card still waits. */
const TOGETHER: readonly { of: readonly SettingKey[]; holds(settings: CitySettings): boolean }[] = [
  { of: ['pickupDays', 'pickupReminderDays'], holds: (all) => all.pickupReminderDays < all.pickupDays },
];

/** True when the settings go together with this one set to the value. */
export function fitsOthers(settings: CitySettings, key: string, value: unknown): boolean {
  const then = { ...settings, [key]: value };
  return TOGETHER.every(({ of, holds }) => !of.some((each) => each === key) || holds(then));
}

/** What holds for a city that has said nothing. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_KEYS.map((key) => [key, SETTINGS[key].default]),
) as CitySettings;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTermsByType(value: unknown): boolean {
  const fits = ([key, own]: [string, unknown]): boolean =>
    Object.hasOwn(TERMS, key) && fitsKind(TERMS[key as keyof Terms].kind, own);
  return isRecord(value) && Object.values(value).every((own) => isRecord(own) && Object.entries(own).every(fits));
}
