import { HttpErrorResponse } from '@angular/common/http';
import { IntendedAct } from './intended-act.ts';

const refusal = (status: number): HttpErrorResponse =>
  new HttpErrorResponse({ status, error: { type: '', title: '', status, code: 'ANY' } });

describe('an intended act', () => {
  it('keeps its key while the content is the same', () => {
    const act = new IntendedAct();

    expect(act.keyFor({ outcome: 'approve' })).toBe(act.keyFor({ outcome: 'approve' }));
  });

  it('is another act when the content changes', () => {
    const act = new IntendedAct();
    const first = act.keyFor({ outcome: 'approve' });

    expect(act.keyFor({ outcome: 'reject' })).not.toBe(first);
  });

  it('keeps its key when nobody knows whether it happened', () => {
    // given
    const act = new IntendedAct();
    const first = act.keyFor({});

    // when
    act.failed(refusal(503));
    act.failed(new HttpErrorResponse({ status: 0 }));

    // then
    expect(act.keyFor({})).toBe(first);
  });

  it('begins anew after a definite refusal', () => {
    const act = new IntendedAct();
    const first = act.keyFor({});

    act.failed(refusal(422));

    expect(act.keyFor({})).not.toBe(first);
  });

  it('is another act once it was done: the same may be meant again', () => {
    const act = new IntendedAct();
    const first = act.keyFor({ text: 'dzwoniłam, nikt nie odbiera' });

    act.succeeded();

    expect(act.keyFor({ text: 'dzwoniłam, nikt nie odbiera' })).not.toBe(first);
  });
});
