import { z } from 'zod';
import { defineAction, done, failed, plainWiring, type Step, type Turn } from '../action-kind.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';
import { findByArn, type Queue } from '../instance.ts';
import { textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Set working queue. */
export const updateContactTargetQueue = defineAction({
  type: 'UpdateContactTargetQueue',
  logName: 'SetQueue',
  parameters: z.strictObject({
    QueueId: textOrPath.optional(),
    AgentId: z.never('is not supported by the local player').optional(),
  }),
  wiring: plainWiring(['NoMatchingError']),
  play: ({ QueueId }, turn) => {
    const name = QueueId === undefined ? undefined : resolveValue(QueueId, turn);
    const found = name === undefined ? undefined : findByArn(turn.world.queues, name);
    if (found === undefined) return failed(`there is no queue ${QueueId ?? '(none is named)'}`);
    const [id, queue] = found;
    return { ...done({ queue: { id, name: queue.name } }), logged: { Parameters: { Queue: id } } };
  },
});

/** Puts the contact into its target queue, where the player leaves it. */
export const transferContactToQueue = defineAction({
  type: 'TransferContactToQueue',
  logName: 'Transfer',
  flowTypes: contactAndTransfer,
  parameters: z.strictObject({}),
  wiring: { ...plainWiring(['QueueAtCapacity', 'NoMatchingError']), next: 'never' },
  play: (_, turn): Step => {
    const queue = targetQueue(turn);
    if (queue === undefined) return failed('no target queue is set');
    if (queue.full?.() === true) return failed('the queue is full', 'QueueAtCapacity');
    return { outcome: { is: 'end', as: 'queued' }, logged: { Parameters: { Queue: queue.name } } };
  },
});

/** Asks whether hours of operation are open; without an id those of the target queue. No queue is closed. */
export const checkHoursOfOperation = defineAction({
  type: 'CheckHoursOfOperation',
  logName: 'CheckHoursOfOperation',
  parameters: z.strictObject({ HoursOfOperationId: textOrPath.optional() }),
  wiring: {
    ...plainWiring(['NoMatchingError']),
    conditions: { operators: ['Equals'], exactly: ['True', 'False'] },
    next: 'never',
  },
  play: ({ HoursOfOperationId }, turn): Step => {
    const id =
      HoursOfOperationId === undefined ? targetQueue(turn)?.hours : resolveValue(HoursOfOperationId, turn);
    if (id === undefined && HoursOfOperationId === undefined) return open(false);
    const found = id === undefined ? undefined : findByArn(turn.world.hours, id);
    if (found === undefined) return failed(`there are no hours of operation ${id ?? HoursOfOperationId}`);
    return open(found[1](turn.world.clock.now()));
  },
});

function open(isOpen: boolean): Step {
  const value = isOpen ? 'True' : 'False';
  return { outcome: { is: 'result', value }, logged: { Results: value } };
}

function targetQueue({ state, world }: Turn): Queue | undefined {
  return state.queue === undefined ? undefined : world.queues[state.queue.id];
}
