import { excessIn, syntaxErrorIn } from '../compile/expression.ts';
import { unknownNamesIn, type Grammar } from '../feel/interpreter/expression.ts';
import { problem, type Problem } from '../lint/problem.ts';
import type { Boxed, DecisionFile, DecisionTable } from './model.ts';
import { shapeOfBoxed, shapeOfType, type Names } from './name-shapes.ts';

/** One text of FEEL in a file. */
interface Written {
  /** Id of what it stands in. */
  readonly element: string;
  /** Where it stands, for a person: rule and column. */
  readonly place?: string;
  readonly grammar: Grammar;
  readonly text: string;
  readonly names: Names;
  /** Names of a list's items are around it, which no file tells. */
  readonly isOpen?: boolean;
}

/** Names around an expression; `isOpen` when there are more that no file tells. */
type Around = Pick<Written, 'names' | 'isOpen'>;

/** Reads every expression and cell as it will be read when it is evaluated. */
export function lintBoxed(files: readonly DecisionFile[], owner: string, boxed: Boxed, around: Around): Problem[] {
  return textsIn(files, owner, boxed, around.names, around.isOpen === true).flatMap((written) => lintText(written));
}

/** What is wrong with one text: its syntax, or a name that nothing gives. */
export function lintText({ element, place, grammar, text, names, isOpen }: Written): Problem[] {
  const shown = `${place === undefined ? '' : `${place}: `}„${text}”`;
  const excess = excessIn(text, grammar, names);
  if (excess !== undefined) {
    return [problem('EXPRESSION_TOO_LARGE', element, place === undefined ? excess : `${place}: ${excess}`)];
  }
  const wrong = syntaxErrorIn(text, grammar, names);
  if (wrong !== undefined) return [problem('BAD_EXPRESSION', element, `${shown} (${wrong})`)];
  if (isOpen) return [];
  // a member such as `a.full-name` reads like a difference when the file does not tell that name
  const isDoubtful = /\.[^.]*[-+*/']/.test(text);
  return unknownNamesIn(text, grammar, names).map((name) => {
    const hint = `${shown} (nic nie podaje nazwy „${name}”; tekst stoi w cudzysłowie: "${name}")`;
    return problem(isDoubtful ? 'UNKNOWN_NAME' : 'BAD_EXPRESSION', element, hint);
  });
}

function textsIn(
  files: readonly DecisionFile[],
  owner: string,
  boxed: Boxed,
  names: Names,
  isOpen: boolean,
): Written[] {
  const element = boxed.id === '-' ? owner : boxed.id;
  const inside = (part: Boxed, more: Names = {}, isMoreOpen = isOpen): Written[] =>
    textsIn(files, element, part, { ...names, ...more }, isMoreOpen);
  switch (boxed.kind) {
    case 'literal':
      return [{ element, grammar: 'expression', text: boxed.text, names, isOpen }];
    case 'table':
      return textsOfTable(element, boxed.table, names, isOpen);
    case 'context': {
      const before: Record<string, Names> = {};
      return boxed.entries.flatMap(({ name, typeRef, expression }) => {
        const found = inside(expression, { ...before });
        if (name !== undefined) before[name] = { ...shapeOfBoxed(files, expression), ...shapeOfType(files, typeRef) };
        return found;
      });
    }
    case 'list':
      return boxed.items.flatMap((item) => inside(item));
    case 'relation':
      return boxed.rows.flat().flatMap((cell) => inside(cell));
    case 'function': {
      const parameters = boxed.parameters.map(({ name, typeRef }) => [name, shapeOfType(files, typeRef)] as const);
      return inside(boxed.body, Object.fromEntries(parameters));
    }
    case 'invocation':
      return [...inside(boxed.called), ...boxed.bindings.flatMap(({ expression }) => inside(expression))];
    case 'conditional':
      return [boxed.condition, boxed.consequence, boxed.otherwise].flatMap((part) => inside(part));
    case 'filter':
      return [...inside(boxed.list), ...inside(boxed.match, {}, true)];
    case 'iterator':
      return [...inside(boxed.list), ...inside(boxed.body, { [boxed.variable]: {}, partial: {} })];
    case 'unsupported':
      return [];
  }
}

function textsOfTable(element: string, table: DecisionTable, names: Names, isOpen: boolean): Written[] {
  const around = { names, isOpen };
  const tests = (text: string | undefined, place: string): Written[] =>
    text === undefined ? [] : [{ element, place, grammar: 'unary tests', text, ...around }];
  const heads = table.inputs.flatMap(({ expression, allowed }): Written[] => [
    { element, place: 'wejście', grammar: 'expression', text: expression, ...around },
    ...tests(allowed, `dozwolone wartości wejścia ${expression}`),
  ]);
  const outputs = table.outputs.flatMap(({ name, allowed, standard }): Written[] => [
    ...tests(allowed, `dozwolone wartości wyjścia ${name}`),
    ...(standard === undefined
      ? []
      : [{ element, place: `wartość domyślna ${name}`, grammar: 'expression' as const, text: standard, ...around }]),
  ]);
  const cells = table.rules.flatMap(({ id, tests: inputs, results, cellIds = [] }, row) => [
    ...inputs.map((text, column): Written => {
      const place = `reguła ${row + 1}, kolumna ${table.inputs[column]?.expression ?? column + 1}`;
      return { element: cellIds[column] ?? id, place, grammar: 'unary tests', text, ...around };
    }),
    ...results.map((text, column): Written => {
      const place = `reguła ${row + 1}, wyjście ${table.outputs[column]?.name || column + 1}`;
      return { element: cellIds[inputs.length + column] ?? id, place, grammar: 'expression', text, ...around };
    }),
  ]);
  return [...heads, ...outputs, ...cells];
}
