import { catalogueOf, foldText } from '@karta/domain';
import { changedFields, codeOf, emptyValues } from './row-draft.ts';

describe('a row that is edited', () => {
  it('begins with a value of its kind for each field', () => {
    expect(emptyValues(catalogueOf('thread-types'))).toEqual({
      name: '',
      allowsReply: false,
      begunByResident: false,
      answerDays: '',
      position: 100,
    });
  });

  it('says in which fields two versions differ', () => {
    const one = { name: 'A', body: 'x', position: 1 };
    expect(changedFields(catalogueOf('reply-templates'), one, { ...one, body: 'y' })).toEqual(['body']);
  });

  it('has a code made of its name', () => {
    expect(codeOf(foldText('Ulga: źle naliczona!'))).toBe('ulga-zle-naliczona');
  });
});
