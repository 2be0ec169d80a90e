const ESCAPE = /\\(?:(["\\'nrt])|U([\da-fA-F]{6})|u([\da-fA-F]{4}))/g;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text of a literal with its quotation marks (DMN 1.5, 10.3.1.2, rules 35 and 64). */
export function readString(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll(ESCAPE, (all, plain: string | undefined, six: string | undefined, four: string | undefined) => {
      if (plain !== undefined) return CONTROLS[plain] ?? plain;
      const code = Number.parseInt(six ?? four ?? '', 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    });
}
