import type { AccountState } from './accounts.ts';
import { addDays, type CivilDate } from './civil-date.ts';
import type { CardState } from './cards.ts';

/** What a resident may apply for; each type is filed, decided and followed in the same way. */
export const APPLICATION_TYPES = [
  'card-issue',
  'physical-card',
  'duplicate',
  'data-change',
  'package-new',
  'package-extension',
  'package-transfer',
] as const;
export type ApplicationType = (typeof APPLICATION_TYPES)[number];

export type Panel = 'full' | 'member';
/** `manual`: members of families see their own card alone; `full-for-adults`: adults act for themselves (T10). */
export type MemberPanel = 'manual' | 'full-for-adults';

/** What an account may do: everything, but for members of a family whom the city leaves to their guardian (T10). */
export function panelOf(isMember: boolean, isAdult: boolean, setting: MemberPanel): Panel {
  return isMember && !(isAdult && setting === 'full-for-adults') ? 'member' : 'full';
}

/** The person's side of the rules: everything that decides what they may file. */
export interface Holder {
  readonly accountState: AccountState;
  /** `member`: somebody of a family who sees the own card and benefits alone (requirements T10). */
  readonly panel: Panel;
  readonly cards: readonly {
    readonly id: string;
    readonly state: CardState;
    readonly carrier: 'physical' | 'virtual';
  }[];
  readonly packages: readonly { readonly code: string; readonly validUntil: CivilDate }[];
  /** Cards of other members of the family that may take a package over: active ones. */
  readonly familyCards: readonly { readonly id: string }[];
  readonly openApplications: readonly { readonly type: ApplicationType; readonly object: string }[];
}

/** What the city decides: days before the end of a package in which it may be extended, and days after it. */
export interface ExtensionWindow {
  readonly today: CivilDate;
  readonly extensionOpensDays: number;
  readonly extensionGraceDays: number;
}

/** Why somebody may not file an application of a type now; the screens have a sentence for each. */
export const FILING_REFUSALS = [
  'ACCOUNT_NOT_ACTIVE',
  'MEMBER',
  'ALREADY_OPEN',
  'CARD_HELD',
  'PLASTIC_HELD',
  'NO_VIRTUAL_CARD',
  'NO_PLASTIC_CARD',
  'NO_ACTIVE_CARD',
  'PACKAGE_HELD',
  'PACKAGE_NOT_HELD',
  'TOO_EARLY',
  'TOO_LATE',
  'NO_FAMILY_CARD',
] as const;
export type FilingRefusal = (typeof FILING_REFUSALS)[number];

/**
 * Why this person may not file an application of that type for that object now; null where they may. The object is a card's
 * id for a duplicate, a package's code for packages, and '' elsewhere. Source: docs/requirements.md, section 5 and T10:
 * a locked account may nothing, and nobody has two open applications of one type for one object.
 */
export function filingRefusal(
  type: ApplicationType,
  object: string,
  holder: Holder,
  window: ExtensionWindow,
): FilingRefusal | null {
  if (holder.accountState !== 'active') return 'ACCOUNT_NOT_ACTIVE';
  if (holder.panel === 'member') return 'MEMBER';
  if (holder.openApplications.some((open) => open.type === type && open.object === object)) return 'ALREADY_OPEN';
  return RULES[type](holder, object, window);
}

/** May this person file an application of that type for that object now? */
export function mayFile(type: ApplicationType, object: string, holder: Holder, window: ExtensionWindow): boolean {
  return filingRefusal(type, object, holder, window) === null;
}

type Rule = (holder: Holder, object: string, window: ExtensionWindow) => FilingRefusal | null;

const RULES: Readonly<Record<ApplicationType, Rule>> = {
  'card-issue': ({ cards }) => (hasState(cards, LIVING) ? 'CARD_HELD' : null),
  'physical-card'({ cards }) {
    if (has(cards, 'physical', LIVING)) return 'PLASTIC_HELD';
    return has(cards, 'virtual', ['active']) ? null : 'NO_VIRTUAL_CARD';
  },
  duplicate: ({ cards }, object) =>
    has(byId(cards, object), 'physical', ['active', 'blocked']) ? null : 'NO_PLASTIC_CARD',
  'data-change': ({ cards }) => (hasState(cards, ['active']) ? null : 'NO_ACTIVE_CARD'),
  'package-new'({ cards, packages }, object, { today, extensionGraceDays }) {
    if (!hasState(cards, ['active', 'ready'])) return 'NO_ACTIVE_CARD';
    // One that ended so long ago that nobody can prolong it is asked for anew.
    const isHeld = packages.some(
      ({ code, validUntil }) => code === object && addDays(validUntil, extensionGraceDays) >= today,
    );
    return isHeld ? 'PACKAGE_HELD' : null;
  },
  'package-extension'({ packages }, object, { today, extensionOpensDays, extensionGraceDays }) {
    const held = packages.find(({ code }) => code === object);
    if (!held) return 'PACKAGE_NOT_HELD';
    // The last day of the window still counts, as does the first.
    if (today < addDays(held.validUntil, -extensionOpensDays)) return 'TOO_EARLY';
    return today > addDays(held.validUntil, extensionGraceDays) ? 'TOO_LATE' : null;
  },
  'package-transfer'({ cards, packages, familyCards }, object, { today }) {
    if (!hasState(cards, ['active'])) return 'NO_ACTIVE_CARD';
    if (!packages.some(({ code, validUntil }) => code === object && validUntil >= today)) return 'PACKAGE_NOT_HELD';
    return familyCards.length > 0 ? null : 'NO_FAMILY_CARD';
  },
};

const LIVING: readonly CardState[] = ['in-production', 'ready', 'active', 'blocked'];
type Cards = Holder['cards'];

const byId = (cards: Cards, id: string): Cards => cards.filter((card) => card.id === id);
const hasState = (cards: Cards, states: readonly CardState[]): boolean =>
  cards.some(({ state }) => states.includes(state));
const has = (cards: Cards, carrier: 'physical' | 'virtual', states: readonly CardState[]): boolean =>
  cards.some((card) => card.carrier === carrier && states.includes(card.state));
