import { idOf, nameOf, textOf, type ModdleElement } from '../compile/element.ts';
import { problem, type Problem } from '../lint/problem.ts';

/** Writes our attributes on an element, and says what could not be taken over. */
export class Rewrite {
  readonly element: ModdleElement;
  private readonly problems: Problem[];

  constructor(element: ModdleElement, problems: Problem[]) {
    this.element = element;
    this.problems = problems;
  }

  /** An attribute of ours, unless the diagram already has it. */
  set(name: string, value: string | undefined): void {
    if (value !== undefined && textOf(this.element, `km:${name}`) === undefined) this.element.set(`km:${name}`, value);
  }

  /** A mapping of ours; an input before the activity, an output after it. */
  map(kind: 'Input' | 'Output', source: string, target: string): void {
    const { $model } = this.element;
    const extensions = this.element.get('extensionElements') ?? $model.create('bpmn:ExtensionElements', { values: [] });
    this.element.set('extensionElements', extensions);
    const values = (extensions as ModdleElement).get('values') as ModdleElement[];
    values.push($model.create(`km:${kind}`, { source, target }));
  }

  /** Something that would change what happens, and that cannot be done here. */
  refuse(what: string): void {
    this.problems.push(problem('NOT_IMPORTED', owner(this.element), what, nameOf(this.element)));
  }

  /** Something that is left out without harm to the course of a case. */
  leaveOut(what: string): void {
    this.problems.push(problem('LEFT_OUT', owner(this.element), what, nameOf(this.element)));
  }

  refuseIf(isThere: unknown, what: string): void {
    if (isThere !== undefined && isThere !== false && isThere !== '') this.refuse(what);
  }

  /** A name that has to be known when the diagram is deployed. */
  fixed(value: string | undefined, what: string): string | undefined {
    if (value === undefined || !/^=|[$#]\{/.test(value)) return value;
    this.refuse(`${what}="${value}"`);
    return undefined;
  }
}

/** Loop characteristics and event definitions often have no id: what they stand in is meant. */
function owner(element: ModdleElement): string {
  return element.id === undefined && element.$parent ? owner(element.$parent) : idOf(element);
}
