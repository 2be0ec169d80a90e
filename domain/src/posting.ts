import type { ClearField } from './fields/applicant-fields.ts';

/** What of an address has to be known before something is posted there. */
const ADDRESS_TO_POST = ['houseNumber', 'postalCode', 'place'] as const satisfies readonly ClearField[];

/** Can something be posted to this address? */
export const isPostable = (address: Readonly<Record<(typeof ADDRESS_TO_POST)[number], string>>): boolean =>
  ADDRESS_TO_POST.every((field) => address[field].trim() !== '');

/** Letters and digits that nobody takes for one another, in print or aloud; 32^8 codes. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const ACTIVATION_CODE_LENGTH = 8;
/** Wrong codes after which a new one is needed. */
export const ACTIVATION_TRIES = 5;

/** „K7MD-Q2XW” of eight numbers below 32. */
export const activationCode = (numbers: readonly number[]): string =>
  [numbers.slice(0, 4), numbers.slice(4)].map((half) => half.map((each) => SIGNS[each % 32]).join('')).join('-');

/** As it is compared: without dashes and spaces, in capitals. */
export const typedActivationCode = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase();
