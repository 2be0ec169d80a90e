import { CONTEXT_FUNCTIONS } from './contexts.ts';
import { CONVERSIONS } from './conversions.ts';
import { INTERVAL_FUNCTIONS } from './intervals.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { NUMERIC_FUNCTIONS } from './numeric.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { POINT_FUNCTIONS } from './points.ts';
import { SUMMARIES } from './summaries.ts';
import { TEXT_FUNCTIONS } from './texts.ts';

/** The functions of the standard (DMN 1.5, 10.3.4) by their names; a variable of that name goes first. */
export const BUILT_INS = new Map(
  Object.entries({
    ...CONVERSIONS,
    ...TEXT_FUNCTIONS,
    ...PATTERN_FUNCTIONS,
    ...NUMERIC_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...SUMMARIES,
    ...CONTEXT_FUNCTIONS,
    ...POINT_FUNCTIONS,
    ...INTERVAL_FUNCTIONS,
  }),
);
