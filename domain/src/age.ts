import { addYears, type CivilDate } from './civil-date.ts';

const OF_AGE = 18;

/**
 * The day a person comes of age. Who was born on 29 February does so on 28 February where the year has no 29th: art. 112 of the
 * Civil Code (no such day in the last month: its last day; for a person's age the term ends as that day begins).
 */
export const comingOfAge = (birthDate: CivilDate): CivilDate => addYears(birthDate, OF_AGE);

/** Whether a person is of age on a day (art. 10 § 1 of the Civil Code). */
export const isOfAge = (birthDate: CivilDate, today: CivilDate): boolean => comingOfAge(birthDate) <= today;
