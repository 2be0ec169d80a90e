import type { Value } from '@karta/bpmn/feel';
import { partsOf, type ProcessGraph } from '@karta/bpmn/graph';
import { answerOf, type Answer, type Choice } from '@karta/bpmn/simulation';
import { choiceOf } from '../tasks/task-words.ts';
import { ACTIVITY_WORDS } from './activity-words.ts';

/** One thing that may happen next in a trial, in words. */
export interface Offer {
  readonly key: string;
  readonly words: string;
  /** What the work answers, to be changed before it does; absent: nothing is asked. */
  readonly sample?: Value;
  answer(given: Value | undefined): Answer;
}
/** What is waited for at one step. */
export interface Waiting {
  readonly element: string;
  readonly process: string;
  readonly name: string;
  readonly about: string;
  readonly offers: readonly Offer[];
}

/** What may happen, step by step: first what the program does, then people, messages and dates. */
export function waitingOf(choices: readonly Choice[], graphs: readonly ProcessGraph[]): Waiting[] {
  return choices.map((choice) => {
    const graph = graphs.find(({ processId }) => processId === choice.process);
    const node = graph?.nodes[choice.element];
    const name = node?.name || choice.element;
    const { element, process } = choice;
    return { element, process, name, about: aboutOf(choice), offers: offersOf(choice, graph) };
  });
}

function aboutOf({ kind, name = '', due }: Choice): string {
  switch (kind) {
    case 'task':
      return 'Czeka na człowieka.';
    case 'activity':
      return `Program: ${ACTIVITY_WORDS[name]?.label ?? name}.`;
    case 'timer':
      return `Czeka na czas: ${moment(due ?? '')}.`;
    case 'message':
      return `Czeka na wiadomość „${name}”.`;
    case 'signal':
      return `Czeka na sygnał „${name}”.`;
    default:
      return kind satisfies never;
  }
}

function offersOf(choice: Choice, graph: ProcessGraph | undefined): Offer[] {
  const { kind, element, name = '', outcomes = [] } = choice;
  const key = `${choice.process}/${element}/${kind}`;
  if (kind === 'task') {
    const own = graph?.nodes[element]?.userTask?.outcomeRules ?? [];
    const codes = outcomes.length > 0 ? outcomes : ['done'];
    return codes.map((code) => ({
      key: `${key}/${code}`,
      words: choiceOf(code, undefined, own).choice,
      answer: () => answerOf(choice, { outcome: code }),
    }));
  }
  if (kind === 'activity') {
    const failed = errorsBeside(graph, element).map((code) => ({
      key: `${key}/error/${code}`,
      words: `nie udało się: ${code}`,
      answer: (): Answer => ({ activity: element, error: { code } }),
    }));
    const sample = (ACTIVITY_WORDS[name]?.sample ?? {}) as Value;
    return [{ key, words: 'zrobione', sample, answer: (given) => answerOf(choice, given ?? sample) }, ...failed];
  }
  const words = kind === 'timer' ? 'ten czas nadszedł' : kind === 'message' ? 'wiadomość przyszła' : 'sygnał przyszedł';
  return [{ key, words, answer: () => answerOf(choice) }];
}

/** Codes of the errors that events beside a step catch. */
function errorsBeside(graph: ProcessGraph | undefined, element: string): string[] {
  return Object.values(graph?.nodes ?? {}).flatMap(({ attachedTo, trigger }) =>
    attachedTo === element
      ? partsOf(trigger).flatMap((part) => (part.kind === 'error' ? [part.code ?? 'BŁĄD'] : []))
      : [],
  );
}

/** An instant as people read it, in the town's time. */
export const moment = (at: string): string =>
  at === ''
    ? ''
    : new Intl.DateTimeFormat('pl', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Warsaw' }).format(
        new Date(at),
      );
