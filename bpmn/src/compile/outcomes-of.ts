import type { OutcomeRule, UserTaskRule } from '../graph/graph.ts';
import { problem, type Problem, type ProblemCode } from '../lint/problem.ts';
import { extensionsOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';

/** A code that a case compares with in its conditions, and that a request carries. */
const CODE = /^[A-Za-z][\w.-]{0,39}$/;
const LONGEST_WORDS = 80;

/** The answers of a user task: those of `km:outcomes`, then those that a `km:outcome` describes. */
export function outcomesOf(
  element: ModdleElement,
  problems: Problem[],
): Pick<UserTaskRule, 'outcomes' | 'outcomeRules'> {
  const attribute = element.get('km:outcomes');
  const written = typeof attribute === 'string' ? attribute.split(/\s+/).filter(Boolean) : [];
  const named = [...new Set(written)];
  const tell = (code: ProblemCode, detail = '') => problems.push(problem(code, idOf(element), detail, nameOf(element)));
  for (const code of named) {
    if (written.indexOf(code) !== written.lastIndexOf(code)) tell('DUPLICATE_OUTCOME', code);
  }
  const refuse = (detail: string): undefined => {
    tell('BAD_OUTCOME', detail);
  };
  const rules: OutcomeRule[] = [];
  for (const described of extensionsOf(element, 'km:Outcome')) {
    const rule = ruleOf(described, refuse);
    if (rule && rules.some(({ code }) => code === rule.code)) refuse(`„${rule.code}” jest opisana dwa razy`);
    else if (rule) rules.push(rule);
  }
  // without the attribute a task is as plain BPMN has it: one that no screen answers
  if (attribute !== undefined && named.length === 0 && rules.length === 0) tell('NO_OUTCOME');
  const outcomes = [...new Set([...named, ...rules.map(({ code }) => code)])];
  return { outcomes: rules.length > 0 ? outcomes : named, ...(rules.length > 0 && { outcomeRules: rules }) };
}

function ruleOf(described: ModdleElement, refuse: (detail: string) => undefined): OutcomeRule | undefined {
  const code = textOf(described, 'code') ?? '';
  if (!CODE.test(code)) return refuse(code === '' ? 'km:outcome nie ma code' : `code „${code}”`);
  const [label, button] = [textOf(described, 'label'), textOf(described, 'button')];
  if ([label, button].some((words) => (words?.length ?? 0) > LONGEST_WORDS))
    return refuse(`słowa odpowiedzi „${code}” są dłuższe niż ${LONGEST_WORDS} znaków`);
  const needsReason = textOf(described, 'needsReason');
  if (needsReason !== undefined && needsReason !== 'true' && needsReason !== 'false')
    return refuse(`needsReason="${needsReason}", a może być true albo false`);
  const tone = textOf(described, 'tone');
  if (tone !== undefined && tone !== 'primary' && tone !== 'danger')
    return refuse(`tone="${tone}", a może być primary albo danger`);
  return {
    code,
    ...(label !== undefined && { label }),
    ...(button !== undefined && { button }),
    ...(needsReason !== undefined && { needsReason: needsReason === 'true' }),
    ...(tone !== undefined && { tone }),
  };
}
