export type {
  EventTrigger,
  GraphFlow,
  GraphNode,
  NodeKind,
  OutcomeRule,
  ProcessGraph,
  Repetition,
  SimpleTrigger,
  VariableMapping,
} from './graph.ts';
export { currentGraph } from './current-graph.ts';
export { graphChanges, type GraphChange } from './graph-changes.ts';
export { asksPeople, passesHuman, timerPassesHuman } from './passes-human.ts';
export { callsOf, questionsOf } from './references.ts';
export { startsOf, type ProcessStarts, type StartTrigger, type TimerStart } from './starts.ts';
export { publicWay, type PublicStep } from './public-way.ts';
export { partsOf } from './trigger-parts.ts';
