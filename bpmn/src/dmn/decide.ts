import { isFunction } from 'feelin';
import { FeelFailure, toValue, type FeelClock } from '../feel/feel.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { evaluateBoxed, functionOf, typed } from './evaluate-boxed.ts';
import { passes, type DecisionProblem, type Evaluation, type RuleHit, type Scope } from './evaluation.ts';
import type { ItemTypes } from './item-types.ts';
import type { DecisionFile, DecisionService, DrgElement, ItemType, Parameter } from './model.ts';
import { neededBy, unsupportedIn } from './requirements.ts';

/** What a decision gave. Every null of the standard has a problem beside it. */
export interface Decided {
  readonly result: Value;
  readonly problems: readonly DecisionProblem[];
}

/** A decision that uses something that is not evaluated; the message names the element. */
export class DecisionRefused extends Error {
  override name = 'DecisionRefused';
}

/** There is no decision or decision service of that name or id. */
export class UnknownDecision extends Error {
  override name = 'UnknownDecision';
}

/**
 * Evaluates a decision or decision service with everything that it requires.
 * @param files the file of the decision first, then those that it may import
 * @param wanted name or id
 * @param variables input data by name, of an imported file also `{ import: { name } }`; for a service also its input decisions. Dates are ISO texts
 * @throws UnknownDecision, DecisionRefused
 */
export function decide(
  files: readonly DecisionFile[],
  wanted: string,
  variables: Variables,
  clock: FeelClock,
): Decided {
  return evaluated({ files, wanted, variables, clock });
}

/** As `decide`, with the rules that hit, in the order in which they did: why it was decided so. @throws as `decide` */
export function explain(
  files: readonly DecisionFile[],
  wanted: string,
  variables: Variables,
  clock: FeelClock,
): Decided & { readonly hits: readonly RuleHit[] } {
  const hits: RuleHit[] = [];
  return { ...evaluated({ files, wanted, variables, clock, hits }), hits };
}

interface Question {
  readonly files: readonly DecisionFile[];
  readonly wanted: string;
  readonly variables: Variables;
  readonly clock: FeelClock;
  readonly hits?: RuleHit[];
}

function evaluated({ files, wanted, variables, clock, hits }: Question): Decided {
  const target = findDecision(files, wanted);
  if (!target) throw new UnknownDecision(`There is no decision „${wanted}”`);
  const obstacle = unsupportedIn(files, target);
  if (obstacle !== undefined) throw new DecisionRefused(obstacle);
  const problems: DecisionProblem[] = [];
  const evaluation: Evaluation = { clock, problems, types: typesOf(files, clock), ...(hits && { hits }) };
  const value = new DecisionEvaluation(files, evaluation, variables).valueOf(target);
  if (isFunction(value))
    return { result: null, problems: [{ element: target.id, message: 'the result is a function' }] };
  try {
    return { result: toValue(value, wanted), problems };
  } catch (error) {
    // what JSON cannot hold: a range, a number beyond the doubles
    if (!(error instanceof FeelFailure)) throw error;
    return { result: null, problems: [...problems, { element: target.id, message: error.message }] };
  }
}

function findDecision(files: readonly DecisionFile[], wanted: string): DrgElement | undefined {
  const all = files.flatMap(({ elements }) => [...elements.values()]);
  const decidable = all.filter(({ kind }) => kind === 'decision' || kind === 'service');
  return decidable.find(({ id }) => id === wanted) ?? decidable.find(({ name }) => name === wanted);
}

/** Item definitions of all files; `import.type` and `prefix:type` mean the type of the other file. */
function typesOf(files: readonly DecisionFile[], clock: FeelClock): ItemTypes {
  const types: ItemTypes = {
    find: (typeRef) => {
      const short = typeRef.split(/[.:]/).at(-1) ?? typeRef;
      const known = (name: string): ItemType | undefined =>
        files.map((file) => file.types.get(name)).find((type) => type !== undefined);
      return known(typeRef) ?? known(short);
    },
    isAllowed: (tests, value) => passes({ clock, types, problems: [] }, '-', tests, value, {}),
  };
  return types;
}

/** One evaluation: every decision is evaluated once, however many need it. */
class DecisionEvaluation {
  private readonly files: readonly DecisionFile[];
  private readonly evaluation: Evaluation;
  private readonly given: Variables;
  private readonly known: Map<string, unknown>;

  constructor(
    files: readonly DecisionFile[],
    evaluation: Evaluation,
    given: Variables,
    known: ReadonlyMap<string, unknown> = new Map(),
  ) {
    this.files = files;
    this.evaluation = evaluation;
    this.given = given;
    this.known = new Map(known);
  }

  /** The value of an element: of a knowledge model its function; of a service its outputs for the given variables. */
  valueOf(element: DrgElement): unknown {
    if (element.kind === 'service') return this.ofService(element);
    return this.required(element);
  }

  private required(element: DrgElement): unknown {
    const key = `${element.namespace}#${element.id}`;
    if (!this.known.has(key)) {
      const { problems } = this.evaluation;
      const before = problems.length;
      this.known.set(key, this.evaluate(element));
      // an expression without an id is named by what it stands in
      for (const [index, { element: named, message }] of problems.entries()) {
        if (index >= before && named === '-') problems[index] = { element: element.id, message };
      }
    }
    return this.known.get(key);
  }

  private evaluate(element: DrgElement): unknown {
    const { evaluation } = this;
    switch (element.kind) {
      case 'input':
        return typed(evaluation, element.id, element.typeRef, this.givenFor(element));
      case 'decision':
        return typed(
          evaluation,
          element.id,
          element.typeRef,
          evaluateBoxed(evaluation, element.expression, this.scopeOf(element)),
        );
      case 'knowledge': {
        const { expression, id } = element;
        if (expression.kind !== 'function') return evaluateBoxed(evaluation, expression, this.scopeOf(element));
        const scope: Record<string, unknown> = { ...this.scopeOf(element) };
        const made = functionOf(evaluation, id, expression.parameters, (bound) =>
          evaluateBoxed(evaluation, expression.body, { ...scope, ...bound }),
        );
        // a knowledge model may call itself
        scope[element.name] = made;
        return made;
      }
      case 'service':
        return functionOf(evaluation, element.id, this.parametersOf(element), (bound) =>
          new DecisionEvaluation(this.files, evaluation, bound as Variables).ofService(element),
        );
    }
  }

  /** Input of an imported file is given by its name alone, or under the name of the import. */
  private givenFor({ name, namespace }: DrgElement): unknown {
    if (Object.hasOwn(this.given, name)) return this.given[name] ?? null;
    const imports = this.files.flatMap((file) => file.imports).filter((each) => each.namespace === namespace);
    const [found = null] = imports.flatMap((each) => {
      const within = each.name ? this.given[each.name] : undefined;
      return typeof within === 'object' && within !== null && !Array.isArray(within) && Object.hasOwn(within, name)
        ? [within[name]]
        : [];
    });
    return found;
  }

  /** What an element requires, by name; what is imported stands under the name of its import. */
  private scopeOf(element: DrgElement): Scope {
    const scope: Record<string, unknown> = {};
    for (const needed of neededBy(this.files, element)) {
      const value = this.required(needed);
      const file = this.files.find(({ namespace }) => namespace === element.namespace);
      const imported = file?.imports.find(({ namespace }) => namespace === needed.namespace);
      if (needed.namespace === element.namespace || !imported?.name) scope[needed.name] = value;
      else scope[imported.name] = { ...(scope[imported.name] as object | undefined), [needed.name]: value };
    }
    return scope;
  }

  /** DMN 1.5, 10.4: input decisions are given, not evaluated; several outputs are a context. */
  private ofService(service: DecisionService): unknown {
    const given = this.elementsOf(service.inputDecisions).map((one): [string, unknown] => [
      `${one.namespace}#${one.id}`,
      typed(this.evaluation, one.id, one.typeRef, this.given[one.name] ?? null),
    ]);
    const inside = new DecisionEvaluation(this.files, this.evaluation, this.given, new Map(given));
    const outputs = this.elementsOf(service.outputs);
    const values = outputs.map((output) => inside.valueOf(output));
    const value =
      outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map(({ name }, index) => [name, values[index]]));
    // a service is a function, and so is its type (10.3.2.9.4)
    const { returns } = (service.typeRef && this.evaluation.types.find(service.typeRef)) || {};
    return typed(this.evaluation, service.id, returns, value);
  }

  private parametersOf(service: DecisionService): Parameter[] {
    return this.elementsOf([...service.inputData, ...service.inputDecisions]).map(({ name, typeRef }) => ({
      name,
      ...(typeRef !== undefined && { typeRef }),
    }));
  }

  private elementsOf(hrefs: readonly string[]): DrgElement[] {
    return neededBy(this.files, { requires: hrefs });
  }
}
