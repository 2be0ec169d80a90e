import { condition, setHandler } from '@temporalio/workflow';
import { findMessageWait } from '@karta/bpmn/engine';
import {
  broadcastSignal,
  cancelCalledSignal,
  childEscalatedSignal,
  childFinishedSignal,
  deliverMessageUpdate,
  holdCalledSignal,
  type DeliveredMessage,
  type DeliverMessage,
  type HoldCalled,
} from '../messages.ts';
import { assertCity, now, refusal } from './refusal.ts';
import type { RunningCase } from './running-case.ts';

/** Messages with a receipt, signals, and what called processes and sagas report. */
export function handleMessages(running: RunningCase): void {
  setHandler(deliverMessageUpdate, (message) => deliver(running, message), {
    validator: (message: DeliverMessage) => {
      assertCity(message.cityId);
      if (!running.hasDelivered(message.messageId)) assertAwaited(running, message);
    },
    description: 'Delivers a stored message that the case waits for',
  });
  setHandler(broadcastSignal, ({ cityId, name, variables = {} }) => {
    if (cityId === running.input.cityId) running.enqueue({ at: now(), kind: 'signal', name, variables });
  });
  setHandler(childEscalatedSignal, ({ cityId, callId, code }) => {
    if (cityId === running.input.cityId) running.enqueue({ at: now(), kind: 'child-escalated', token: callId, code });
  });
  setHandler(childFinishedSignal, ({ cityId, callId, end }) => {
    if (cityId === running.input.cityId) running.enqueue({ at: now(), kind: 'child-finished', token: callId, end });
  });
  setHandler(cancelCalledSignal, ({ cityId }) => {
    if (cityId === running.input.cityId) running.cancel(now());
  });
  setHandler(holdCalledSignal, async (word) => {
    if (word.cityId === running.input.cityId) await hearCaller(running, word);
  });
}

/** What is being written comes first, as with an act of an admin. */
async function hearCaller(running: RunningCase, word: HoldCalled): Promise<void> {
  await running.takeTurn();
  running.hearCaller(word, now());
  running.giveTurn();
}

function assertAwaited(running: RunningCase, { name, correlation }: DeliverMessage): void {
  if (running.suspended) throw refusal('CASE_SUSPENDED', running.suspended);
  if (!findMessageWait(running.state, name, correlation)) throw refusal('NOT_AWAITED');
}

async function deliver(running: RunningCase, message: DeliverMessage): Promise<DeliveredMessage> {
  const { messageId, name, correlation, variables = {} } = message;
  // a decision that is being written comes first and may end the wait
  while (running.isBusy()) await condition(() => !running.isBusy());
  if (running.hasDelivered(messageId)) return { messageId, duplicate: true };
  assertAwaited(running, message);
  running.remember(messageId);
  running.apply({ at: now(), kind: 'message', name, variables, ...(correlation !== undefined && { correlation }) });
  return { messageId, duplicate: false };
}
