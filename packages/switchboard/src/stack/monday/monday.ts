import type { Execution, Machine } from '@opsline/local-states';
import type { ServiceFolder } from '../service-folder.ts';
import type { Stack } from '../stack.ts';
import { type Alert, startAlertSinks } from './alert-sinks.ts';
import { type LocalMachine, localMachine } from './state-machine.ts';

/** What came of one start of the compliance alerts. */
export type Monday = {
  readonly execution: Execution;
  readonly alerts: readonly Alert[];
  readonly notices: readonly string[];
};

/** The compliance alerts on this machine. */
export type Mondays = {
  readonly machine: Machine;
  /** Monday, 08:00: starts the machine; one sink may be down. */
  readonly start: (down?: Alert['sink']) => Promise<Monday>;
  /** What would be sent: nothing is. */
  readonly dryRun: () => Promise<Execution>;
  /** Any day, 12:00: has the machine look whether a report succeeded. */
  readonly watch: () => Promise<Execution>;
  readonly stop: () => Promise<void>;
};

/** Brings up the sinks over the running stack; the state machine is that of its services as they were read last. */
export async function startMondays(stack: Stack): Promise<Mondays> {
  const { access, aws, clock } = stack;
  const sinks = await startAlertSinks();
  const made = (): LocalMachine =>
    localMachine({
      service: serviceIn(stack.services),
      awsEndpoint: aws.endpoint,
      sinksEndpoint: sinks.endpoint,
      authorize: access.authorize,
      now: clock.now,
    });
  const publishedSince = (before: number): string[] =>
    aws.notices
      .list()
      .slice(before)
      .map(({ body }) => body);
  let starts = 0;
  return {
    get machine() {
      return made().machine;
    },
    start: async (down) => {
      sinks.refuse(down);
      const [alertsBefore, noticesBefore] = [sinks.alerts.length, aws.notices.list().length];
      starts += 1;
      const execution = await made().run(`monday-${starts}`, {});
      return { execution, alerts: sinks.alerts.slice(alertsBefore), notices: publishedSince(noticesBefore) };
    },
    dryRun: () => {
      starts += 1;
      return made().run(`dry-run-${starts}`, { dryRun: true });
    },
    watch: () => {
      starts += 1;
      return made().run(`watch-${starts}`, { watch: true });
    },
    stop: sinks.stop,
  };
}

/** The service that deploys a state machine. */
function serviceIn(services: readonly ServiceFolder[]): ServiceFolder {
  const service = services.find(({ resources }) =>
    Object.values(resources).some(({ Type }) => Type === 'AWS::StepFunctions::StateMachine'),
  );
  if (!service) throw new Error('no service deploys a state machine');
  return service;
}
