import type { ColleagueList } from '@karta/contracts';
import { foldText, isMentioned } from '@karta/domain';

export type Colleague = ColleagueList['colleagues'][number];

/** A name that is being typed: where its `@` stands, and the letters so far. */
export interface OpenMention {
  readonly from: number;
  readonly typed: string;
}

const OPEN = /(?:^|[\s(])@(?<typed>[\p{L}\p{Pd}'’. ]{0,60})$/u;
/** More would hide the note under it. */
const MOST_OFFERED = 6;

/** The name that is being typed at the caret; an address of mail is none. */
export function openMention(text: string, caret: number): OpenMention | null {
  const typed = OPEN.exec(text.slice(0, caret))?.groups?.['typed'];
  return typed === undefined ? null : { from: caret - typed.length - 1, typed };
}

/** Whose name or surname begins like this; nobody after a whole name and a space. */
export function colleaguesLike(colleagues: readonly Colleague[], typed: string): Colleague[] {
  if (typed.startsWith(' ')) return [];
  const wanted = foldText(typed) + (typed.endsWith(' ') ? ' ' : '');
  return colleagues.filter(({ name }) => ` ${foldText(name)}`.includes(` ${wanted}`)).slice(0, MOST_OFFERED);
}

/** Ids of those whom the text calls; of two with one name those who were chosen from the list. */
export function calledIn(text: string, colleagues: readonly Colleague[], chosen: ReadonlySet<string>): string[] {
  const called = colleagues.filter(({ name }) => isMentioned(text, name));
  const isMeant = ({ id, name }: Colleague): boolean =>
    chosen.has(id) || !called.some((other) => other.name === name && chosen.has(other.id));
  return called.filter(isMeant).map(({ id }) => id);
}
