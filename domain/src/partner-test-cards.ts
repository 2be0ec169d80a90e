import type { PartnerCardStatus } from './cards.ts';
import type { ErrorCode } from './error-codes.ts';

/** A card that is none of the town's: programs are tried with it (000-05). */
export interface TestCard {
  readonly number: string;
  readonly uid: string;
  readonly status: PartnerCardStatus;
  readonly hasPackages: boolean;
}

/** What test keys find; every other number is unknown to them. Numbers are documented, and stay. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: 'TEST-0001', uid: '04000000000001', status: 'active', hasPackages: true },
  { number: 'TEST-0002', uid: '04000000000002', status: 'blocked', hasPackages: false },
  { number: 'TEST-0003', uid: '04000000000003', status: 'expired', hasPackages: false },
  { number: 'TEST-0004', uid: '04000000000004', status: 'inactive', hasPackages: false },
  { number: 'TEST-0005', uid: '04000000000005', status: 'active', hasPackages: false },
];

/** Numbers that answer with an error which is hard to bring about otherwise. */
export const TEST_ERRORS: Readonly<Record<string, ErrorCode>> = {
  'TEST-0429': 'TOO_MANY_REQUESTS',
  'TEST-0503': 'TEMPORARILY_UNAVAILABLE',
};
