import { firstOfCycle } from '../../engine/cycle.ts';
import { dueAfter, dueAt } from '../../engine/due.ts';
import { FeelFailure } from '../../feel/feel.ts';
import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { problem, type Problem } from '../problem.ts';

const CLOCK = { at: '2026-01-01T00:00:00.000Z', zone: 'Europe/Warsaw' };
/** A text, or a word that people write for a moment and that no variable is called by. */
const LITERAL = /^("[^"\\]*"|today|tomorrow|yesterday|now)$/;

type Kind = 'date' | 'duration' | 'cycle';

/** A time that is written out has to be one (ISO 8601): waiting for it would be an incident in every case. */
export function badTime(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes).flatMap((node) =>
    timesOf(node)
      .filter(([kind, text]) => LITERAL.test(text) && !givesTime(kind, text))
      .map(([, text]) => problem('BAD_TIME', node.id, text.replaceAll('"', ''), node.name)),
  );
}

function timesOf({ trigger, userTask }: GraphNode): [Kind, string][] {
  const fromTrigger = partsOf(trigger).flatMap((part): [Kind, string][] =>
    part.kind === 'timer' ? [[part.timer, part.expression]] : [],
  );
  const dates = [userTask?.due, userTask?.followUp].flatMap((text): [Kind, string][] =>
    text === undefined ? [] : [['date', text]],
  );
  return [...fromTrigger, ...dates];
}

function givesTime(kind: Kind, text: string): boolean {
  try {
    READ[kind](text, {}, CLOCK);
    return true;
  } catch (error) {
    // an end that has passed is a matter of the day, not of the drawing
    if (error instanceof FeelFailure) return error.message.endsWith('has no occurrence left');
    throw error;
  }
}

const READ = { date: dueAt, duration: dueAfter, cycle: firstOfCycle } as const;
