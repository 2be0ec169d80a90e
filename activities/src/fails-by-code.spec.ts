import { CardError } from '@karta/domain';
import { ApplicationFailure } from '@temporalio/activity';
import type { Activities } from '@karta/workflows';
import { failsByCode } from './fails-by-code.ts';

/** One activity that fails so. */
async function failureOf(error: Error): Promise<unknown> {
  const activity = async () => {
    throw error;
  };
  const { notify } = failsByCode({ notify: activity } as unknown as Activities);
  return notify({} as never).catch((failure: unknown) => failure);
}

describe('an activity', () => {
  it('that the rules refuse fails for good, under the code', async () => {
    const failure = await failureOf(new CardError('CARD_NOT_READY'));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: 'CARD_NOT_READY', nonRetryable: true });
  });

  it('that fails otherwise is tried again, and its failure quotes nothing', async () => {
    const error = Object.assign(new Error('Failing row contains (Wyciekosława)'), {
      code: '23514',
      table: 'residents',
    });
    const failure = await failureOf(error);
    expect(failure).toMatchObject({ type: 'Error', message: 'Error 23514 residents', nonRetryable: false });
    expect(failure).toHaveProperty('cause', undefined);
  });

  it('that finds no row fails for good, without a word of what was sought', async () => {
    // given: as Objection's throwIfNotFound says it
    const error = Object.assign(new Error('NotFoundError (Wyciekosława)'), { name: 'NotFoundError' });

    // when
    const failure = await failureOf(error);

    // then
    expect(failure).toMatchObject({ type: 'NotFoundError', message: 'NotFoundError', nonRetryable: true });
  });

  it('that ends as the engine says ends so', async () => {
    const error = ApplicationFailure.nonRetryable('UNKNOWN_VERSION', 'UNKNOWN_VERSION');
    expect(await failureOf(error)).toBe(error);
  });
});
