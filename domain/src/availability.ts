import type { AccountState } from './accounts.ts';
import { addDays, type CivilDate } from './civil-date.ts';
import type { CardState } from './cards.ts';
import { isLivingCard } from './cards.ts';

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

/**
 * May this person file an application of that type for that object now? The object is a card's id for a duplicate, a
 * package's code for packages, and '' elsewhere. Source: docs/requirements.md, section 5 and T10: a locked account may nothing,
 * and nobody has two open applications of one type for one object.
 */
export function mayFile(type: ApplicationType, object: string, holder: Holder, window: ExtensionWindow): boolean {
  if (holder.accountState !== 'active' || holder.panel === 'member') return false;
  if (holder.openApplications.some((open) => open.type === type && open.object === object)) return false;
  return RULES[type](holder, object, window);
}

type Rule = (holder: Holder, object: string, window: ExtensionWindow) => boolean;

const RULES: Readonly<Record<ApplicationType, Rule>> = {
  'card-issue': ({ cards }) => !cards.some(({ state }) => isLivingCard(state)),
  'physical-card': ({ cards }) => has(cards, 'virtual', ['active']) && !has(cards, 'physical', LIVING),
  duplicate: ({ cards }, object) => has(byId(cards, object), 'physical', ['active', 'blocked']),
  'data-change': ({ cards }) => hasState(cards, ['active']),
  'package-new': ({ cards, packages }, object) =>
    hasState(cards, ['active', 'ready']) && !packages.some(({ code }) => code === object),
  'package-extension': ({ packages }, object, window) =>
    packages.some(({ code, validUntil }) => code === object && isInWindow(validUntil, window)),
  'package-transfer': ({ cards, packages, familyCards }, object, { today }) =>
    hasState(cards, ['active']) &&
    familyCards.length > 0 &&
    packages.some(({ code, validUntil }) => code === object && validUntil >= today),
};

const LIVING: readonly CardState[] = ['in-production', 'ready', 'active', 'blocked'];
type Cards = Holder['cards'];

const byId = (cards: Cards, id: string): Cards => cards.filter((card) => card.id === id);
const hasState = (cards: Cards, states: readonly CardState[]): boolean =>
  cards.some(({ state }) => states.includes(state));
const has = (cards: Cards, carrier: 'physical' | 'virtual', states: readonly CardState[]): boolean =>
  cards.some((card) => card.carrier === carrier && states.includes(card.state));

/** The last day of the window still counts, as does the first. */
function isInWindow(
  validUntil: CivilDate,
  { today, extensionOpensDays, extensionGraceDays }: ExtensionWindow,
): boolean {
  return today >= addDays(validUntil, -extensionOpensDays) && today <= addDays(validUntil, extensionGraceDays);
}
