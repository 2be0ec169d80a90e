import { batchState, cardCount, leftOutWord } from './batch-words.ts';

const inHand = {
  ...{ taskId: 't', cardNumber: '01-000001', holderName: null, step: 'printing', answers: [] },
  ...{ problemCode: null, mayLeaveOut: false, mustMove: false },
};

describe('the words of a batch', () => {
  it('000-02 say first that a person is awaited, and that a pause waits for the card in hand', () => {
    const asked = { ...inHand, problemCode: 'PRINTER_OUT_OF_RIBBON' };
    const words = [
      batchState({ state: 'paused', reason: null, now: asked }),
      batchState({ state: 'paused', reason: null, now: inHand }),
      batchState({ state: 'paused', reason: null, now: null }),
      batchState({ state: 'running', reason: null, now: inHand }),
    ].map(({ word }) => word);
    expect(words).toEqual(['czeka na odpowiedź', 'wstrzyma się po tej karcie', 'wstrzymana', 'pracuje']);
  });

  it('000-02 count cards as people do, and tell why one was left out', () => {
    expect([1, 3, 12].map(cardCount)).toEqual(['1 karta', '3 karty', '12 kart']);
    expect(leftOutWord('GIVEN_UP')).toMatch(/przerwana/);
    expect(leftOutWord('CHIP_ALREADY_USED')).toMatch(/przypisany/);
  });
});
