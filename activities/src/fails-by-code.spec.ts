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

  it('that fails otherwise is tried again', async () => {
    const error = new Error('the database is away');
    expect(await failureOf(error)).toBe(error);
  });
});
