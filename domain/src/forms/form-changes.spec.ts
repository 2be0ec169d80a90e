import type { FormPart } from './form.ts';
import { formChanges } from './form-changes.ts';

const photo: FormPart = { kind: 'photo' };
const points: FormPart = { kind: 'pickup-point' };
const school: FormPart = { kind: 'question', id: 'school', as: 'text', label: { pl: 'Szkoła' } };
const form = (...parts: FormPart[]) => ({ names: null, sections: [{ id: 'own', parts }] });

describe('what a version of a form changes', () => {
  it('is nothing where only the order of keys differs', () => {
    const other = { label: { pl: 'Szkoła' }, as: 'text', id: 'school', kind: 'question' } as const;
    expect(formChanges(form(school), form(other))).toEqual([]);
  });

  it('is what came, what went and what moved, the least of it', () => {
    // when
    const changes = formChanges(form(photo, points, school), form(points, school, { ...photo, isOptional: true }));

    // then
    expect(changes).toEqual([
      { what: 'part-changed', path: 'photo', part: { ...photo, isOptional: true }, aspects: ['needed', 'moved'] },
    ]);
    expect(formChanges(form(photo), form(school)).map(({ what }) => what)).toEqual(['part-added', 'part-removed']);
  });

  it('names what differs in a part, and in a section', () => {
    const changed: FormPart = { ...school, as: 'long-text', label: { pl: 'Uczelnia' }, when: 'age >= 18' };
    expect(formChanges(form(school), form(changed))).toMatchObject([{ aspects: ['words', 'answer', 'when'] }]);
    const titled = { names: { pl: 'Nowa' }, sections: [{ id: 'own', title: { pl: 'Szkoła' }, parts: [school] }] };
    expect(formChanges(form(school), titled)).toEqual([{ what: 'names' }, { what: 'section-changed', section: 'own' }]);
    const further = { names: null, sections: [{ id: 'more', parts: [school] }] };
    expect(formChanges(form(school), further).map(({ what }) => what)).toEqual([
      'section-added',
      'section-removed',
      'part-changed',
    ]);
  });
});
