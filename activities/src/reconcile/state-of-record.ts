import { newCase, type CaseState, type EngineEvent, type Incident, type Token } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';
import { currentGraph, type GraphNode, type ProcessGraph } from '@karta/bpmn/graph';
import { NotRestorable, type RecordedCase, type RecordedElement } from './recorded-case.ts';
import { scopesOfRecord } from './scopes-of-record.ts';
import { waitsOfRecord } from './waits-of-record.ts';

/** How a called process or saga stands. `lost`: nobody knows it. */
export type Called = { readonly is: 'running' | 'lost' } | { readonly is: 'completed'; readonly variables: Variables };

export interface RestoredCase {
  readonly state: CaseState;
  /** What happens first: work that was under way begins anew, a called process that has ended is heard. */
  readonly queue: readonly EngineEvent[];
  /** Tokens that wait for a person's word, since what they stand on must not be done twice unasked. */
  readonly asked: readonly string[];
}

/** Kinds whose work is done by the worker: it is begun anew, and harmless when repeated. */
const WORK: readonly GraphNode['kind'][] = [
  'service-task',
  'send-task',
  'business-rule-task',
  'intermediate-throw-event',
];
/** Kinds that wait for something that the records name. */
const WAITING: readonly GraphNode['kind'][] = [
  'user-task',
  'receive-task',
  'intermediate-catch-event',
  'event-based-gateway',
  'parallel-gateway',
  'sub-process',
];

/** Ids of what is made here begin well above those that are known. */
const GAP = 1000;

/**
 * The state in which a case stood when it was last recorded: the same tokens, tasks and waits with their ids and dates.
 * @param calledOn how the process stands that a token has called
 * @throws NotRestorable where the records do not say enough
 */
export function stateOfRecord(
  pinned: ProcessGraph,
  record: RecordedCase,
  { at, zone, calledOn }: { at: string; zone: string; calledOn(tokenId: string): Called },
): RestoredCase {
  const graph = currentGraph(pinned);
  if (Object.values(graph.nodes).some(({ isForCompensation }) => isForCompensation))
    throw new NotRestorable('COMPENSATION');
  const scopes = scopesOfRecord(graph, record);
  const queue: EngineEvent[] = [];
  const asked: string[] = [];
  const tokens = record.elements.map((element): Token => {
    const node = graph.nodes[element.elementId];
    if (!node) throw new NotRestorable('UNKNOWN_ELEMENT');
    if (node.repetition) throw new NotRestorable('REPEATED');
    const token = tokenOf(element);
    const known = record.incidents.find(({ tokenId }) => tokenId === token.id);
    if (known) {
      const { code, cause, message, raisedAt } = known;
      return stopped(token, {
        code: code as Incident['code'],
        message,
        at: raisedAt.toISOString(),
        phase: 'working',
        ...(cause !== null && { cause }),
      });
    }
    if (node.kind === 'call-activity')
      return calling(token, node, record.variables, { at, queue, asked, called: calledOn(token.id) });
    if (WORK.includes(node.kind)) return again(token, at, queue);
    if (!WAITING.includes(node.kind)) throw new NotRestorable('GATEWAY');
    if (node.inputs && node.kind !== 'event-based-gateway') throw new NotRestorable('INPUTS');
    return token;
  });
  let sequence = record.lastNumber + GAP;
  const waits = waitsOfRecord(graph, record, scopes, () => (sequence += 1));
  const byId = <One extends { id: string }>(all: Iterable<One>) =>
    Object.fromEntries([...all].map((one) => [one.id, one]));
  const state = { ...newCase(zone), sequence, scopes: byId(scopes.values()), tokens: byId(tokens), waits: byId(waits) };
  return { state, queue, asked };
}

const tokenOf = ({ tokenId, elementId, scopeId, flowId }: RecordedElement): Token => ({
  id: tokenId,
  node: elementId,
  scope: scopeId,
  status: 'waiting',
  ...(flowId !== null && { flow: flowId }),
});

const stopped = (token: Token, incident: Incident): Token => ({ ...token, status: 'incident', incident });

function again(token: Token, at: string, queue: EngineEvent[]): Token {
  queue.push({ at, kind: 'retry', token: token.id });
  return stopped(token, { code: 'ACTIVITY_FAILED', message: '', at, phase: 'working' });
}

function calling(
  token: Token,
  node: GraphNode,
  variables: Variables,
  { at, queue, asked, called }: { at: string; queue: EngineEvent[]; asked: string[]; called: Called },
): Token {
  // what it passed on without mappings is what the case knows
  const waiting = { ...token, ...(!node.outputs && { passed: variables }) };
  if (called.is === 'completed')
    queue.push({
      at,
      kind: 'child-finished',
      token: token.id,
      end: { kind: 'completed', variables: called.variables },
    });
  if (called.is !== 'lost') return waiting;
  if (!node.called?.saga) return again(token, at, queue);
  asked.push(token.id);
  return stopped(token, { code: 'CHILD_FAILED', message: '', at, phase: 'working' });
}
