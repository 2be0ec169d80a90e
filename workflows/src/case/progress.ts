import type { ProgressEvent } from '../progress-event.ts';
import type { Effect } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';

/** What the projection is told of an effect; some effects concern the engine's host alone. */
export function progressOf(
  effect: Effect,
  at: string,
  graph: ProcessGraph,
  taskIdOf: (token: string) => string,
): ProgressEvent[] {
  const node = 'node' in effect ? graph.nodes[effect.node] : undefined;
  const publicLabel = node?.publicLabel === undefined ? {} : { publicLabel: node.publicLabel };
  switch (effect.kind) {
    case 'enter': {
      if (!node) return [];
      const { token: tokenId, scope: scopeId, flow } = effect;
      const by = flow === undefined ? {} : { flowId: flow };
      const { id: elementId, kind: elementKind, name } = node;
      return [{ at, kind: 'element-entered', tokenId, elementId, elementKind, name, scopeId, ...by, ...publicLabel }];
    }
    case 'leave':
      return [{ at, kind: 'element-left', tokenId: effect.token, elementId: effect.node, how: 'completed' }];
    case 'cancel':
      return [{ at, kind: 'element-left', tokenId: effect.token, elementId: effect.node, how: 'cancelled' }];
    case 'open-task': {
      const { token: tokenId, node: elementId, task } = effect;
      const name = node?.name ?? '';
      return [
        { at, kind: 'task-opened', tokenId, taskId: taskIdOf(tokenId), elementId, name, ...task, ...publicLabel },
      ];
    }
    case 'close-task': {
      const kind = effect.how === 'done' ? 'task-done' : 'task-cancelled';
      return [{ at, kind, tokenId: effect.token, taskId: taskIdOf(effect.token) }];
    }
    case 'migrated': {
      const name = node?.name ?? '';
      const { token: tokenId, node: elementId, from: fromElementId } = effect;
      return [{ at, kind: 'element-migrated', tokenId, fromElementId, elementId, name, ...publicLabel }];
    }
    case 'change-task': {
      const { assignee: _assignee, ...task } = effect.task;
      const shared = { taskId: taskIdOf(effect.token), elementId: effect.node, name: node?.name ?? '' };
      return [{ at, kind: 'task-changed', ...shared, ...task }];
    }
    case 'await-message': {
      const { wait: waitId, node: elementId, name: message, correlation } = effect;
      const key = correlation === undefined ? {} : { correlation };
      return [{ at, kind: 'message-awaited', waitId, elementId, message, ...key }];
    }
    case 'await-signal':
      return [{ at, kind: 'signal-awaited', waitId: effect.wait, elementId: effect.node, signal: effect.name }];
    case 'set-timer':
      return [{ at, kind: 'timer-set', waitId: effect.wait, elementId: effect.node, dueAt: effect.due }];
    case 'end-wait':
      return [{ at, kind: 'wait-ended', waitId: effect.wait, elementId: effect.node }];
    case 'incident': {
      const { code, cause, message } = effect.incident;
      const why = cause === undefined ? {} : { cause };
      return [{ at, kind: 'incident-raised', tokenId: effect.token, elementId: effect.node, code, message, ...why }];
    }
    case 'incident-over':
      return [{ at, kind: 'incident-resolved', tokenId: effect.token, elementId: effect.node, how: effect.how }];
    case 'variables':
      return [{ at, kind: 'variables-changed', scopeId: effect.scope, variables: effect.variables }];
    case 'finish': {
      if (effect.status === 'running') return [];
      return [{ at, kind: 'case-finished', status: effect.status, ...effect.failure }];
    }
    default:
      return [];
  }
}
