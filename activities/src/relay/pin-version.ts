import { ApplicationFailure } from '@temporalio/common';
import type { ActivityFactory } from '../deps.ts';
import { CannotPin, pinCase } from './pin-case.ts';

/** A deployed version with the newest of what it calls and asks, for a case that is migrated to it. */
export const pinVersion: ActivityFactory<'pinVersion'> =
  (deps) =>
  async ({ cityId, processKey, version }) => {
    try {
      return await pinCase(deps.cityOf(cityId), processKey, version);
    } catch (error) {
      if (!(error instanceof CannotPin)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, 'UNKNOWN_VERSION');
    }
  };
