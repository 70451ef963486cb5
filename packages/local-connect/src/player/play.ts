import type { ContactEnd, Step, Turn } from '../action-kind.ts';
import { playedKind } from '../actions/action-kinds.ts';
import type { ContactState } from '../contact-state.ts';
import type { Flow, FlowAction } from '../flow/flow.ts';
import type { World } from '../instance.ts';
import { branchName, chooseBranch, targetOf } from './branch.ts';
import type { Contact, LogEntry, Visited } from './contact.ts';

/** Called after every action. */
export type OnBlock = (contactId: string, visited: Visited) => void;

type Place = {
  readonly flowArn: string;
  readonly action: FlowAction;
};

type Progress = Pick<Contact, 'path' | 'flowLog' | 'warnings'> & {
  readonly state: ContactState;
  readonly at: Place | { readonly over: ContactEnd };
};

/** Plays a contact from the beginning of a flow to its end. Faults of ports that are no answer are thrown. */
export async function playContact(
  flowArn: string,
  flow: Flow,
  state: ContactState,
  world: World,
  onBlock: OnBlock,
): Promise<Contact> {
  const at = { flowArn, action: actionOf(flow, flow.start) };
  let progress: Progress = { state, at, path: [], flowLog: [], warnings: [] };
  while ('action' in progress.at) {
    if (progress.path.length >= world.assumptions.maximumActions) {
      throw new Error(`Contact ${state.contactId} does not end: ${progress.path.length} actions played`);
    }
    progress =
      world.caller.gone?.() === true
        ? { ...progress, at: { over: 'hung up' } }
        : await playAction(progress, progress.at, world, onBlock);
  }
  const { path, flowLog, warnings } = progress;
  const { contactId, attributes } = progress.state;
  return { contactId, attributes, path, flowLog, warnings, outcome: progress.at.over };
}

async function playAction(
  progress: Progress,
  place: Place,
  world: World,
  onBlock: OnBlock,
): Promise<Progress> {
  const { flowArn, action } = place;
  const { identifier, type } = action;
  const at = world.clock.now();
  const turn: Turn = { identifier, state: progress.state, world };
  const errorType = world.fails(flowArn, identifier);
  const step: Step =
    errorType === undefined
      ? await playedKind(type).play(action.parameters, turn)
      : { outcome: { is: 'error', errorType } };
  const branch = chooseBranch(step.outcome, action, turn);
  const took = branchName(action, branch);
  const visited: Visited = { flowArn, identifier, type, branch, took, at, ms: world.clock.now() - at };
  onBlock(progress.state.contactId, visited);
  const state = { ...progress.state, ...step.changes };
  const logged = progress.state.logging || state.logging;
  return {
    state,
    at: whereTo(step, place, targetOf(action, branch), world),
    path: [...progress.path, visited],
    flowLog: logged ? [...progress.flowLog, logEntry(step, place, state, at)] : progress.flowLog,
    warnings: [...progress.warnings, ...(step.warnings ?? []).map((warning) => `${identifier}: ${warning}`)],
  };
}

function whereTo(
  { outcome }: Step,
  { flowArn }: Place,
  target: string | undefined,
  world: World,
): Progress['at'] {
  if (outcome.is === 'end') return { over: outcome.as };
  const arn = outcome.is === 'transfer' ? outcome.flowArn : flowArn;
  const flow = world.flows[arn];
  if (flow === undefined) throw new Error(`There is no flow ${arn}`);
  return { flowArn: arn, action: actionOf(flow, outcome.is === 'transfer' ? flow.start : target) };
}

function actionOf(flow: Flow, identifier: string | undefined): FlowAction {
  const action = flow.actions.find((other) => other.identifier === identifier);
  if (action === undefined) throw new Error(`There is no action "${identifier}"; was the flow checked?`);
  return action;
}

function logEntry(step: Step, { flowArn, action }: Place, state: ContactState, at: number): LogEntry {
  const failure = step.outcome.is === 'error' ? { Results: step.outcome.errorType } : {};
  return {
    ContactId: state.contactId,
    ContactFlowId: flowArn,
    ContactFlowModuleType: playedKind(action.type).logName,
    Identifier: action.identifier,
    Timestamp: new Date(at).toISOString(),
    ...failure,
    ...step.logged,
  };
}
