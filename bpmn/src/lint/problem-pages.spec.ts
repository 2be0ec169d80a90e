import { readdirSync, readFileSync } from 'node:fs';
import { sketch } from '../../testing/sketched.ts';
import { compileProcesses } from '../compile/index.ts';
import { lintDecisions, readDecisions } from '../dmn/index.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';

const FOLDER = new URL('../../../docs/lint/', import.meta.url);
const CODES = Object.keys(PROBLEMS) as ProblemCode[];
/** What no fragment can show: a size, and what lies outside the file. */
const WITHOUT_FRAGMENTS: readonly ProblemCode[] = [
  'TOO_LARGE',
  'TOO_DEEP',
  'EXPRESSION_TOO_LARGE',
  'UNKNOWN_PROCESS',
  'DUPLICATE_DECISION',
  'ONE_PROCESS_A_FILE',
];
const DECISIONS: readonly ProblemCode[] = [
  'NOT_DMN',
  'NAMELESS_DECISIONS',
  'NO_DECISION',
  'UNUSABLE_DECISION',
  'UNKNOWN_NAME',
] as ProblemCode[];
const TOWN = {
  outcomes: ['approve'],
  forms: ['verify-application'],
  groups: new Map([
    ['card-office', { hasMembers: true }],
    ['archiwum', { hasMembers: false }],
  ]),
};
const WORLD = { activities: ['sendLetter'], processes: ['znany'], decisions: ['znana'], sagas: ['znana'], ...TOWN };

const pageOf = (code: string): string => readFileSync(new URL(`${code}.md`, FOLDER), 'utf8');
const fragmentsOf = (code: string): string[] =>
  [...pageOf(code).matchAll(/```xml\n([\s\S]*?)```/g)].map(([, fragment = '']) => fragment);
const isWhole = (fragment: string): boolean => /^<(definitions|html|!DOCTYPE)/.test(fragment);

async function codesIn(fragment: string, code: ProblemCode): Promise<string[]> {
  if (DECISIONS.includes(code)) return codesOfDecisions(fragment);
  const { problems } = await compileProcesses(isWhole(fragment) ? fragment : sketch(fragment), WORLD);
  return problems.map((problem) => problem.code);
}

function codesOfDecisions(fragment: string): string[] {
  try {
    return lintDecisions(readDecisions(fragment), []).map(({ code }) => code);
  } catch {
    // the reader throws for what is no DMN
    return ['NOT_DMN'];
  }
}

describe('Every problem of a diagram', () => {
  it('has a page, and no page is left of one that is gone', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(CODES.map((code) => `${code}.md`).toSorted());
  });

  it.each(CODES.filter((code) => !WITHOUT_FRAGMENTS.includes(code)))(
    'is shown on its page, with its remedy: %s',
    async (code) => {
      // given
      const [wrong = '', right = '', ...others] = fragmentsOf(code);

      // then
      expect(others).toEqual([]);
      expect(await codesIn(wrong, code)).toContain(code);
      expect(await codesIn(right, code)).not.toContain(code);
    },
  );
});
