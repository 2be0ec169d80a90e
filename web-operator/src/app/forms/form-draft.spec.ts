import type { FormPart } from '@karta/domain';
import { addPart, freeName, moveSection, movePart, offeredParts, removeSection, type FormDraft } from './form-draft.ts';

const photo: FormPart = { kind: 'photo' };
const points: FormPart = { kind: 'pickup-point' };
const draft: FormDraft = {
  code: 'own',
  kind: 'card-issue',
  names: null,
  sections: [
    { id: 'a', parts: [photo, points] },
    { id: 'b', parts: [] },
  ],
};
const order = ({ sections }: FormDraft): string[] =>
  sections.map(({ id, parts }) => `${id}:${parts.map(({ kind }) => kind)}`);

describe('a form while it is made', () => {
  it('moves a part within its section, and over its border', () => {
    const down = movePart(draft, [0, 0], 1);
    expect(order(down.draft)).toEqual(['a:pickup-point,photo', 'b:']);
    const over = movePart(down.draft, down.place, 1);
    expect(order(over.draft)).toEqual(['a:pickup-point', 'b:photo']);
    expect(over.place).toEqual([1, 0]);
    expect(movePart(over.draft, over.place, 1)).toEqual(over);
    expect(order(movePart(over.draft, over.place, -1).draft)).toEqual(['a:pickup-point,photo', 'b:']);
  });

  it('moves sections, and takes only an empty one out', () => {
    expect(order(moveSection(draft, 0, 1))).toEqual(['b:', 'a:photo,pickup-point']);
    expect(moveSection(draft, 0, -1)).toBe(draft);
    expect(order(removeSection(draft, 1))).toEqual(['a:photo,pickup-point']);
    expect(removeSection(draft, 0)).toEqual(draft);
  });

  it('offers what is not asked yet, and what its kind can carry out', () => {
    const offered = offeredParts(draft).map(({ kind }) => kind);
    expect(offered).toContain('consents');
    expect(offered).not.toContain('photo');
    expect(offered).not.toContain('reason');
    expect(offeredParts(addPart(draft, 1, { kind: 'consents' })).map(({ kind }) => kind)).not.toContain('consents');
  });

  it('gives a name that nothing had before', () => {
    expect(freeName('question', new Set(['question1', 'question3']))).toBe('question2');
  });
});
