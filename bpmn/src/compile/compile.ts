import type { GraphFlow, GraphNode, ProcessGraph } from '../graph/graph.ts';
import { elementOf, elementsOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';
import { importExtensions } from '../vendor-extensions/import-extensions.ts';
import { feelOf } from './expression.ts';
import { readGlobalTask } from './global-task.ts';
import { lint, type LintOptions } from '../lint/lint.ts';
import { readNode } from './node.ts';
import { kindOf } from './node-kind.ts';
import { parse } from './parse.ts';
import { problem, type Problem } from '../lint/problem.ts';

/** Graphs of all executable processes of a file, and everything that is wrong with it. */
export interface Compiled {
  readonly graphs: readonly ProcessGraph[];
  readonly problems: readonly Problem[];
}

/**
 * Compiles a BPMN 2.0 XML file. Never throws for bad input: what cannot run is a problem with the element's id.
 * @param source XML text, or bytes in UTF-8 or UTF-16
 * @param options the activities that exist, when they shall be checked
 */
export async function compileProcesses(source: string | Uint8Array, options: LintOptions = {}): Promise<Compiled> {
  const { root, problems } = await parse(source);
  if (!root) return { graphs: [], problems };
  if (isTooDeep(root)) return { graphs: [], problems: [problem('TOO_DEEP', '-')] };
  importExtensions(root, problems);
  const processes = elementsOf(root, 'rootElements').filter((element) => element.$type === 'bpmn:Process');
  const executable = processes.filter((process) => process.get('isExecutable') === true);
  // a modeler that draws several pools marks those that run; one that marks none means all that have content
  const chosen = executable.length > 0 ? executable : processes.filter((process) => hasContent(process));
  if (chosen.length === 0) problems.push(problem('NO_PROCESS', '-'));
  const graphs = chosen.map((process) => readProcess(process, problems));
  for (const graph of graphs) problems.push(...lint(graph, options));
  return { graphs, problems };
}

const DEEPEST = 50;

/** Whether sub-processes lie in each other deeper than anybody draws; walked without recursion. */
function isTooDeep(root: ModdleElement): boolean {
  let level = elementsOf(root, 'rootElements');
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((element) => elementsOf(element, 'flowElements'));
    if (level.length === 0) return false;
  }
  return true;
}

const hasContent = (process: ModdleElement): boolean => elementsOf(process, 'flowElements').length > 0;

/** A name that objects of the language have of their own: an element called so would be lost. */
const UNUSABLE_ID = '__proto__';

function readProcess(process: ModdleElement, problems: Problem[]): ProcessGraph {
  const nodes: Record<string, GraphNode> = {};
  const flows: Record<string, GraphFlow> = {};
  const read = (container: ModdleElement, parent: string | undefined): void => {
    const laneOf = lanesOf(container);
    for (const element of elementsOf(container, 'flowElements')) {
      if (idOf(element) === UNUSABLE_ID) problems.push(problem('BAD_ID', '-', UNUSABLE_ID));
      if (element.$type === 'bpmn:SequenceFlow') {
        flows[idOf(element)] = readFlow(element);
        continue;
      }
      const kind = kindOf(element);
      if (kind === 'ignored') continue;
      if (!kind) {
        problems.push(problem('UNSUPPORTED', idOf(element), element.$type, nameOf(element)));
        continue;
      }
      const around = { parent, laneOf, problems };
      nodes[idOf(element)] = readGlobalTask(element, around) ?? readNode(element, kind, around);
      if (kind === 'sub-process' || kind === 'event-sub-process') read(element, idOf(element));
    }
  };
  read(process, undefined);
  for (const [activity, handler] of compensations(process, nodes)) {
    const node = nodes[activity];
    if (node) nodes[activity] = { ...node, compensation: handler };
  }
  return { format: 2, processId: idOf(process), name: nameOf(process), nodes: linked(nodes, flows), flows };
}

/** Modelers may leave out `incoming` and `outgoing`; the flows themselves decide, in the order that the node lists. */
function linked(nodes: Record<string, GraphNode>, flows: Record<string, GraphFlow>): Record<string, GraphNode> {
  const incoming = new Map<string, Set<string>>();
  const outgoing = new Map<string, Set<string>>();
  for (const { id, source, target } of Object.values(flows)) {
    addTo(incoming, target, id);
    addTo(outgoing, source, id);
  }
  const inOrder = (listed: readonly string[], found: ReadonlySet<string> = new Set()): string[] => [
    ...new Set([...listed.filter((id) => found.has(id)), ...found]),
  ];
  return Object.fromEntries(
    Object.values(nodes).map((node) => [
      node.id,
      {
        ...node,
        incoming: inOrder(node.incoming, incoming.get(node.id)),
        outgoing: inOrder(node.outgoing, outgoing.get(node.id)),
      },
    ]),
  );
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set.add(value));
}

function readFlow(element: ModdleElement): GraphFlow {
  const condition = feelOf(textOf(elementOf(element, 'conditionExpression'), 'body'));
  return {
    id: idOf(element),
    source: idOf(elementOf(element, 'sourceRef')),
    target: idOf(elementOf(element, 'targetRef')),
    ...(nameOf(element) && { name: nameOf(element) }),
    ...(condition !== undefined && { condition }),
  };
}

/** BPMN 2.0.2, 10.7.1: an association leads from the compensation boundary event of an activity to its handler. */
function compensations(container: ModdleElement, nodes: Record<string, GraphNode>): [string, string][] {
  const here = elementsOf(container, 'artifacts').flatMap((artifact): [string, string][] => {
    const boundary = nodes[idOf(elementOf(artifact, 'sourceRef'))];
    const handler = nodes[idOf(elementOf(artifact, 'targetRef'))];
    const isMeant = boundary?.trigger?.kind === 'compensation' && handler?.isForCompensation === true;
    return isMeant && boundary.attachedTo !== undefined ? [[boundary.attachedTo, handler.id]] : [];
  });
  return [...here, ...elementsOf(container, 'flowElements').flatMap((inner) => compensations(inner, nodes))];
}

/** The candidate group of every node that lies in a lane: `km:candidateGroup`, else the lane's name. */
function lanesOf(container: ModdleElement): Map<string, string> {
  const groups = new Map<string, string>();
  const visit = (lane: ModdleElement, inherited: string | undefined): void => {
    const group = textOf(lane, 'km:candidateGroup') ?? inherited ?? textOf(lane, 'name');
    if (group !== undefined) for (const node of elementsOf(lane, 'flowNodeRef')) groups.set(idOf(node), group);
    for (const inner of elementsOf(elementOf(lane, 'childLaneSet'), 'lanes'))
      visit(inner, textOf(lane, 'km:candidateGroup'));
  };
  for (const set of elementsOf(container, 'laneSets'))
    for (const lane of elementsOf(set, 'lanes')) visit(lane, undefined);
  return groups;
}
