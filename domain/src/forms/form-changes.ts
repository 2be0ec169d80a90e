import { pathOf, type ApplicationFormRow, type FormPart } from './form.ts';

/** What may differ in a part that both versions have. */
export const PART_ASPECTS = ['words', 'answer', 'when', 'needed', 'moved'] as const;
export type PartAspect = (typeof PART_ASPECTS)[number];

/** One difference between two versions of a form. */
export type FormChange =
  | { readonly what: 'names' }
  | { readonly what: 'section-added' | 'section-removed' | 'section-changed'; readonly section: string }
  | { readonly what: 'part-added' | 'part-removed'; readonly path: string; readonly part: FormPart }
  | {
      readonly what: 'part-changed';
      readonly path: string;
      readonly part: FormPart;
      readonly aspects: readonly PartAspect[];
    };

type Form = Pick<ApplicationFormRow, 'names' | 'sections'>;
interface Placed {
  readonly path: string;
  readonly section: string;
  readonly part: FormPart;
}

/** What the later version of a form changes against the earlier one, in the order of the later. */
export function formChanges(before: Form, after: Form): FormChange[] {
  const [old, now] = [placed(before), placed(after)];
  const stays = unmoved(old, now);
  const sections = sectionChanges(before, after);
  const changed = now.flatMap(({ path, part, section }): FormChange[] => {
    const was = old.find((each) => each.path === path);
    if (!was) return [{ what: 'part-added', path, part }];
    const isMoved = !stays.has(`${section} ${path}`);
    const aspects = [...aspectsOf(was.part, part), ...(isMoved ? (['moved'] as const) : [])];
    return aspects.length > 0 ? [{ what: 'part-changed', path, part, aspects }] : [];
  });
  const removed = old
    .filter(({ path }) => !now.some((each) => each.path === path))
    .map(({ path, part }): FormChange => ({ what: 'part-removed', path, part }));
  return [
    ...(isSame(before.names, after.names) ? [] : [{ what: 'names' } as const]),
    ...sections,
    ...changed,
    ...removed,
  ];
}

const placed = ({ sections }: Form): Placed[] =>
  sections.flatMap(({ id, parts }) => parts.map((part) => ({ path: pathOf(part), section: id, part })));

/** Rows of a database have their keys in another order than what a page makes. */
const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

function sectionChanges(before: Form, after: Form): FormChange[] {
  const find = ({ sections }: Form, id: string) => sections.find((section) => section.id === id);
  const added = after.sections.flatMap(({ id, title }): FormChange[] => {
    const was = find(before, id);
    if (!was) return [{ what: 'section-added', section: id }];
    return isSame(was.title, title) ? [] : [{ what: 'section-changed', section: id }];
  });
  const removed = before.sections.filter(({ id }) => !find(after, id));
  return [...added, ...removed.map(({ id }): FormChange => ({ what: 'section-removed', section: id }))];
}

function aspectsOf(was: FormPart, part: FormPart): PartAspect[] {
  const [one, other] = [was as unknown as Record<string, unknown>, part as unknown as Record<string, unknown>];
  const differs = (...keys: string[]): boolean => keys.some((key) => !isSame(one[key], other[key]));
  const aspects: (PartAspect | false)[] = [
    differs('label', 'hint') && 'words',
    differs('as', 'longest', 'least', 'most', 'options', 'isReadOnly') && 'answer',
    differs('when') && 'when',
    (was.isOptional === true) !== (part.isOptional === true) && 'needed',
  ];
  return aspects.filter((each) => each !== false);
}

/** Parts that keep their section and, as the longest row of such, their order: of two that swapped one alone has moved. */
function unmoved(old: readonly Placed[], now: readonly Placed[]): ReadonlySet<string> {
  const keys = (of: readonly Placed[]): string[] => of.map(({ section, path }) => `${section} ${path}`);
  const [rows, columns] = [keys(old), keys(now)];
  let longest: readonly (readonly string[])[] = columns.map(() => []).concat([[]]);
  for (const row of rows) {
    const next: (readonly string[])[] = [[]];
    columns.forEach((column, index) => {
      const [left = [], above = [], before = []] = [next[index], longest[index + 1], longest[index]];
      next.push(row === column ? [...before, column] : left.length > above.length ? left : above);
    });
    longest = next;
  }
  return new Set(longest.at(-1));
}
