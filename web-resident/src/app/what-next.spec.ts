import { whatNext } from './what-next.ts';

const nothing = { decisionDue: null, completionDue: null, pickupPointName: null };

describe('what happens next', () => {
  it('names the day of the decision', () => {
    // when
    const next = whatNext({ ...nothing, state: 'in-review', decisionDue: '2026-11-30' });

    // then
    expect(next.headline.replaceAll('\u00a0', ' ')).toBe('Decyzja najpóźniej w poniedziałek, 30 listopada');
    expect(next.step).toBe(2);
  });

  it('says until when the applicant must answer', () => {
    const next = whatNext({ ...nothing, state: 'completion-requested', completionDue: '2026-12-01' });

    expect(next.headline.replaceAll('\u00a0', ' ')).toBe('Uzupełnij wniosek najpóźniej we wtorek, 1 grudnia');
  });

  it('names the pick-up point of a card that waits', () => {
    expect(whatNext({ ...nothing, state: 'ready-for-pickup', pickupPointName: 'Ratusz' }).headline).toBe(
      'Karta czeka na odbiór: Ratusz',
    );
  });
});
