import type { Played, Playing } from '../action-kind.ts';
import { playedKind } from '../actions/action-kinds.ts';
import type { CallerPort } from '../caller/caller.ts';
import { onTheLine, type People } from '../caller/people.ts';
import type { Contact, ContactEnd, ContactState, LogEntry, Visited } from '../contact.ts';
import type { Flow, FlowAction } from '../flow/flow.ts';
import type { Instance } from '../instance.ts';
import { branchName, chooseBranch, targetOf } from './branch.ts';

type Place = {
  readonly flowArn: string;
  readonly action: FlowAction;
};

type Progress = Pick<Contact, 'path' | 'flowLog' | 'warnings'> & {
  readonly state: ContactState;
  readonly at: Place | { readonly over: ContactEnd };
};

/**
 * Plays a contact from the beginning of a flow to its end. Faults of ports that are no answer are thrown.
 * @throws Error when the flow, or one it transfers to, is not there, or when the contact does not end
 */
export async function playContact(
  flowArn: string,
  people: People,
  state: ContactState,
  instance: Instance,
): Promise<Contact> {
  let progress: Progress = { state, at: beginning(flowArn, instance), path: [], flowLog: [], warnings: [] };
  while ('action' in progress.at) {
    if (progress.path.length >= instance.assumptions.maximumActions) {
      throw new Error(`Contact ${state.contactId} does not end: ${progress.path.length} actions played`);
    }
    const caller = onTheLine(progress.state.line, people);
    progress =
      caller.gone?.() === true
        ? { ...progress, at: { over: 'hung up' } }
        : await playAction(progress, progress.at, caller, instance);
  }
  const { path, flowLog, warnings } = progress;
  const { contactId, attributes, customer, system, agentWhisper } = progress.state;
  return {
    contactId,
    attributes,
    customer,
    system,
    ...(agentWhisper === undefined ? {} : { agentWhisper }),
    path,
    flowLog,
    warnings,
    outcome: progress.at.over,
  };
}

async function playAction(
  progress: Progress,
  place: Place,
  caller: CallerPort,
  instance: Instance,
): Promise<Progress> {
  const { flowArn, action } = place;
  const { identifier, type } = action;
  const at = instance.clock.now();
  const playing: Playing = { identifier, state: progress.state, instance, caller };
  const errorType = instance.fails(flowArn, identifier);
  const played: Played =
    errorType === undefined
      ? await playedKind(type).play(action.parameters, playing)
      : { outcome: { is: 'error', errorType } };
  const branch = chooseBranch(played.outcome, action, playing);
  const took = branchName(action, branch);
  const visited: Visited = { flowArn, identifier, type, branch, took, at, ms: instance.clock.now() - at };
  instance.onBlock(progress.state.contactId, visited);
  const state = { ...progress.state, ...played.changes };
  const logged = progress.state.logging || state.logging;
  return {
    state,
    at: whereTo(played, place, targetOf(action, branch), instance),
    path: [...progress.path, visited],
    flowLog: logged ? [...progress.flowLog, logEntry(played, place, state, at)] : progress.flowLog,
    warnings: [
      ...progress.warnings,
      ...(played.warnings ?? []).map((warning) => `${identifier}: ${warning}`),
    ],
  };
}

function whereTo(
  { outcome }: Played,
  { flowArn }: Place,
  target: string | undefined,
  instance: Instance,
): Progress['at'] {
  if (outcome.is === 'end') return { over: outcome.as };
  if (outcome.is === 'transfer') return beginning(outcome.flowArn, instance);
  return { flowArn, action: actionOf(flowAt(flowArn, instance), target) };
}

function beginning(flowArn: string, instance: Instance): Place {
  const flow = flowAt(flowArn, instance);
  return { flowArn, action: actionOf(flow, flow.start) };
}

function flowAt(flowArn: string, { flows }: Instance): Flow {
  const flow = flows[flowArn];
  if (flow === undefined) throw new Error(`There is no flow ${flowArn}`);
  return flow;
}

function actionOf(flow: Flow, identifier: string | undefined): FlowAction {
  const action = flow.actions.find((other) => other.identifier === identifier);
  if (action === undefined) throw new Error(`There is no action "${identifier}"; was the flow checked?`);
  return action;
}

function logEntry(played: Played, { flowArn, action }: Place, state: ContactState, at: number): LogEntry {
  const failure = played.outcome.is === 'error' ? { Results: played.outcome.errorType } : {};
  return {
    ContactId: state.contactId,
    ContactFlowId: flowArn,
    ContactFlowModuleType: playedKind(action.type).logName,
    Identifier: action.identifier,
    Timestamp: new Date(at).toISOString(),
    ...failure,
    ...played.logged,
  };
}
