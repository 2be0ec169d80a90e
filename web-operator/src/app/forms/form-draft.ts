import {
  APPLICANT_FIELD_NAMES,
  APPLICATION_TYPES,
  ASKED_THINGS,
  pathOf,
  type ApplicationFormRow,
  type FormPart,
  type FormSection,
} from '@karta/domain';

/** A version of a form while it is made; nothing of it is published. */
export type FormDraft = Pick<ApplicationFormRow, 'code' | 'kind' | 'names' | 'sections'>;
/** Where a part stands: section, place within it. */
export type Place = readonly [section: number, part: number];

const withSection = (draft: FormDraft, index: number, change: (section: FormSection) => FormSection): FormDraft => ({
  ...draft,
  sections: draft.sections.map((section, each) => (each === index ? change(section) : section)),
});
const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
};

export const partAt = ({ sections }: FormDraft, [section, part]: Place): FormPart | undefined =>
  sections[section]?.parts[part];

export const changePart = (draft: FormDraft, [section, part]: Place, changed: FormPart): FormDraft =>
  withSection(draft, section, (of) => ({
    ...of,
    parts: of.parts.map((each, index) => (index === part ? changed : each)),
  }));

export const removePart = (draft: FormDraft, [section, part]: Place): FormDraft =>
  withSection(draft, section, (of) => ({ ...of, parts: of.parts.filter((_each, index) => index !== part) }));

export const addPart = (draft: FormDraft, section: number, part: FormPart): FormDraft =>
  withSection(draft, section, (of) => ({ ...of, parts: [...of.parts, part] }));

/** Moves a part by one place, over the border of its section where it stands at it. Returns where it stands then. */
export function movePart(draft: FormDraft, [section, part]: Place, by: -1 | 1): { draft: FormDraft; place: Place } {
  const here = draft.sections[section];
  const one = here?.parts[part];
  const there = draft.sections[section + by];
  const to = part + by;
  if (here && to >= 0 && to < here.parts.length) {
    const swapped = withSection(draft, section, (of) => ({ ...of, parts: moved(of.parts, part, to) }));
    return { draft: swapped, place: [section, to] };
  }
  if (!one || !there) return { draft, place: [section, part] };
  const at = by === 1 ? 0 : there.parts.length;
  const taken = withSection(removePart(draft, [section, part]), section + by, (of) => ({
    ...of,
    parts: [...of.parts.slice(0, at), one, ...of.parts.slice(at)],
  }));
  return { draft: taken, place: [section + by, at] };
}

export const moveSection = (draft: FormDraft, index: number, by: -1 | 1): FormDraft =>
  draft.sections[index + by] ? { ...draft, sections: moved(draft.sections, index, index + by) } : draft;

/** Only an empty section goes. */
export const removeSection = (draft: FormDraft, index: number): FormDraft => ({
  ...draft,
  sections: draft.sections.filter(({ parts }, each) => each !== index || parts.length > 0),
});

export const changeSection = (draft: FormDraft, index: number, title: FormSection['title']): FormDraft =>
  withSection(draft, index, ({ id, parts }) => ({ id, parts, ...(title && { title }) }));

export const addSection = (draft: FormDraft, taken: ReadonlySet<string>): FormDraft => ({
  ...draft,
  sections: [...draft.sections, { id: freeName('section-', taken), title: { pl: '' }, parts: [] }],
});

/** A name that no version of the form has used: an answer never changes its question. */
export function freeName(start: string, taken: ReadonlySet<string>): string {
  const free = Array.from({ length: taken.size + 1 }, (_each, index) => `${start}${index + 1}`);
  return free.find((name) => !taken.has(name)) ?? start;
}

/** Names of questions, documents and sections in these versions. */
export function namesIn(forms: readonly Pick<FormDraft, 'sections'>[]): ReadonlySet<string> {
  const sections = forms.flatMap((form) => form.sections);
  const own = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'question' ? part.id : part.kind === 'document' ? part.type : [])),
  );
  return new Set([...own, ...sections.map(({ id }) => id)]);
}

const WITH_CARD = ['physical-card', 'duplicate', 'data-change'];
const OF_KIND: Readonly<Record<string, (kind: string) => boolean>> = {
  card: (kind) => WITH_CARD.includes(kind),
  reason: (kind) => kind === 'duplicate',
  'block-now': (kind) => kind === 'duplicate',
  'receiving-card': (kind) => kind === 'package-transfer',
  'second-guardian': (kind) => kind === 'card-issue',
  package: (kind) => kind === 'card-issue' || kind.startsWith('package-'),
  'package-documents': (kind) => kind === 'card-issue' || kind.startsWith('package-'),
};

/** Parts that this form may still ask, beside questions and documents of its own. */
export function offeredParts({ kind, sections }: FormDraft): FormPart[] {
  const asked = new Set(sections.flatMap(({ parts }) => parts.map(pathOf)));
  const things = ASKED_THINGS.filter((thing) => OF_KIND[thing]?.(kind) ?? true).map((thing) => ({ kind: thing }));
  const fields = APPLICANT_FIELD_NAMES.map((field) => ({ kind: 'field', field }) as const);
  return [...fields, ...things].filter((part) => !asked.has(pathOf(part)));
}

/** A new form begins as the shipped one of its kind. */
export function begunForm(kind: string, newest: readonly ApplicationFormRow[]): FormDraft | undefined {
  const known = APPLICATION_TYPES.find((type) => type === kind);
  const shipped = newest.find(({ code }) => code === known);
  return shipped && { code: '', kind: shipped.kind, names: { pl: '' }, sections: shipped.sections };
}
