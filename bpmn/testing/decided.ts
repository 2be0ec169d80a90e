import { decide, readDecisions, type Decided } from '../src/dmn/index.ts';
import type { Variables } from '../src/feel/index.ts';

const DMN_1_5 = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const CLOCK = { at: '2026-07-01T22:30:00.000Z', zone: 'Europe/Warsaw' };

/** A DMN file around its elements. */
export const dmn = (inside: string, namespace = 'town', version = DMN_1_5): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${version}" name="t" namespace="${namespace}">${inside}</definitions>`;

/** An input with its type. */
export const input = (id: string, name: string, typeRef = 'Any'): string =>
  `<inputData id="${id}" name="${name}"><variable name="${name}" typeRef="${typeRef}" /></inputData>`;

/** A decision around its expression. */
export function decision(id: string, expression: string, needs: readonly string[] = [], typeRef = 'Any'): string {
  const requirements = needs.map((need) => {
    const [kind = '', href = ''] = need.split(' ');
    const outer = kind === 'Knowledge' ? 'knowledgeRequirement' : 'informationRequirement';
    return `<${outer}><required${kind} href="${href}" /></${outer}>`;
  });
  return `<decision id="${id}" name="${id}"><variable name="${id}" typeRef="${typeRef}" />${requirements.join('')}${expression}</decision>`;
}

export const literal = (text: string): string =>
  `<literalExpression><text><![CDATA[${text}]]></text></literalExpression>`;

/** Evaluates a decision of the first file. */
export function decided(files: string | readonly string[], wanted: string, variables: Variables = {}): Decided {
  const sources = typeof files === 'string' ? [files] : files;
  return decide(
    sources.map((source) => readDecisions(source)),
    wanted,
    variables,
    CLOCK,
  );
}
