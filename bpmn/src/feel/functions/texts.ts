import { requireShort } from '../bounds.ts';
import { builtIn, type BuiltIns } from './built-in.ts';
import { Wrong } from '../wrong.ts';

/** Functions of texts (DMN 1.5, table 76). Places are counted in characters, not in halves of them. */
export const TEXT_FUNCTIONS: BuiltIns = {
  substring: builtIn({ string: 'string', 'start position': 'integer', length: 'number?' }, ({ string, ...given }) => {
    const letters = [...string];
    const start = given['start position'];
    const length = given.length && Math.trunc(Number(given.length));
    if (start === 0 || Math.abs(start) > letters.length) return new Wrong(`there is no position ${start} in the text`);
    if (length !== undefined && length < 1) return new Wrong(`${length} is no length`);
    const first = start > 0 ? start - 1 : letters.length + start;
    return letters.slice(first, length === undefined ? undefined : first + length).join('');
  }),
  'string length': builtIn({ string: 'string' }, ({ string }) => [...string].length),
  'upper case': builtIn({ string: 'string' }, ({ string }) => string.toUpperCase()),
  'lower case': builtIn({ string: 'string' }, ({ string }) => string.toLowerCase()),
  'substring before': builtIn({ string: 'string', match: 'string' }, ({ string, match }) =>
    string.slice(0, Math.max(0, string.indexOf(match))),
  ),
  'substring after': builtIn({ string: 'string', match: 'string' }, ({ string, match }) => {
    const at = string.indexOf(match);
    return at < 0 ? '' : string.slice(at + match.length);
  }),
  contains: builtIn({ string: 'string', match: 'string' }, ({ string, match }) => string.includes(match)),
  'starts with': builtIn({ string: 'string', match: 'string' }, ({ string, match }) => string.startsWith(match)),
  'ends with': builtIn({ string: 'string', match: 'string' }, ({ string, match }) => string.endsWith(match)),
  'string join': builtIn({ list: 'list', delimiter: 'string?' }, ({ list, delimiter = '' }) => {
    const texts = list.filter((item) => item !== null);
    requireShort(texts.length * delimiter.length);
    return texts.every((item) => typeof item === 'string')
      ? texts.join(delimiter)
      : new Wrong('not all items are texts');
  }),
};
