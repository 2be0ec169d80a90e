export { isUnknownCase, packHistory, runsOfCase, unpackHistory, type KeptRun, type RunHistory } from './case-runs.ts';
export { completedPart, replayedCalls, type ProjectionCall } from './replayed-calls.ts';
