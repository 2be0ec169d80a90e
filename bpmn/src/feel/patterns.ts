import { evaluate, FeelFunction } from 'feelin';

const SUBTRACTION = /\[((?:[^[\]\\]|\\.)+)-\[((?:[^[\]\\]|\\.)+)\]\]/g;

/**
 * A pattern of XPath (DMN 1.5, 10.3.4.3 refers to XQuery and XPath functions 3.1, 5.6) as the library takes it: class
 * subtraction `[A-Z-[OI]]` becomes a look-ahead, and white space is taken out under the flag `x`.
 */
function plainPattern(pattern: string, flags: string): string {
  const packed = flags.includes('x') ? withoutSpace(pattern) : pattern;
  return packed.replace(SUBTRACTION, (_all, from: string, without: string) => `(?:(?![${without}])[${from}])`);
}

/** Space inside a class is meant. */
function withoutSpace(pattern: string): string {
  return pattern.replace(/(\[(?:[^\]\\]|\\.)*\])|\s+/g, (_all, inClass: string | undefined) => inClass ?? '');
}

type Text = string | null | undefined;

/** `matches` and `replace` over such patterns; what is no text or no pattern gives null. */
function overPattern(name: 'matches' | 'replace', names: readonly string[]): FeelFunction {
  return new FeelFunction(
    (...given: Text[]) => {
      const flags = given[names.indexOf('flags')] ?? '';
      const values = names.map((parameter, index): Text => {
        const value = given[index];
        if (parameter === 'flags') return flags.replaceAll('x', '');
        return parameter === 'pattern' && typeof value === 'string' ? plainPattern(value, flags) : value;
      });
      // no escape of XPath
      if (typeof given[1] === 'string' && /(?<!\\)(?:\\\\)*\\0/.test(given[1])) return null;
      const context = Object.fromEntries(names.map((parameter, index) => [parameter, values[index]]));
      return evaluate(`${name}(${names.join(', ')})`, context).value;
    },
    [...names],
  );
}

export const PATTERN_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  matches: overPattern('matches', ['input', 'pattern', 'flags']),
  replace: overPattern('replace', ['input', 'pattern', 'replacement', 'flags']),
};
