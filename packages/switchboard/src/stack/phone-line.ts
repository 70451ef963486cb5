import { type Connect, createConnect, type Flow, parseFlow } from '@opsline/local-connect';
import type { Clock } from '@opsline/local-kit/clock';
import { invokerAt } from '@opsline/local-kit/invoke';
import { toldWhere } from '@opsline/local-kit/sources';
import { resolveIn } from '@opsline/local-kit/template';
import type { Trace } from '../terminal/trace.ts';
import { botAttributes } from './bots.ts';
import { lexPort } from './lex-port.ts';
import { functionAttributes, resourcesOf } from './resources.ts';
import { connectInstanceArn, helpdeskQueue, type ServiceFolder } from './service-folder.ts';

/** The phone line: the instance, and its flows by their names: where a number leads, or an agent sends a call. */
export type PhoneLine = {
  readonly connect: Connect;
  /** Contact flows by ARN. */
  readonly flows: Readonly<Record<string, Flow>>;
  readonly flow: (name: string) => string;
};

export type PhoneLineOptions = {
  readonly services: readonly ServiceFolder[];
  readonly lambdaEndpoint: string;
  readonly lexEndpoint: string;
  readonly trace: Trace;
  readonly clock: Clock;
};

function flowArn(logicalId: string): string {
  return `${connectInstanceArn}/contact-flow/${logicalId}`;
}

/** Makes an instance of the contact flows that the services deploy, checked as Connect checks them. */
export function startPhoneLine(options: PhoneLineOptions): PhoneLine {
  const { services, lambdaEndpoint, trace, clock } = options;
  // What flows name: each other, the bots' aliases, and functions.
  const attributes = {
    ...Object.fromEntries(
      Object.keys(resourcesOf(services, 'AWS::Connect::ContactFlow')).map((id) => [
        `${id}.ContactFlowArn`,
        flowArn(id),
      ]),
    ),
    ...botAttributes(services),
    ...functionAttributes(services),
  };
  const flows: Record<string, Flow> = {};
  const names = new Map<string, string>();
  for (const service of services) {
    const resolve = resolveIn({ ...service, attributes });
    for (const [id, { Properties }] of Object.entries(resourcesOf([service], 'AWS::Connect::ContactFlow'))) {
      names.set(String(Properties.Name), flowArn(id));
      flows[flowArn(id)] = toldWhere(service.folder, `Resources.${id}.Properties.Content.`, () =>
        parseFlow(resolve(Properties.Content)),
      );
    }
  }
  const invoke = invokerAt(lambdaEndpoint, connectInstanceArn);
  const connect = createConnect({
    flows,
    invokeLambda: (arn, event, signal) => invoke(arn.slice(arn.lastIndexOf(':') + 1), event, signal),
    lex: lexPort(options.lexEndpoint, connectInstanceArn),
    queues: { [helpdeskQueue]: { name: 'Helpdesk' } },
    // Whoever types is not kept waiting for the time that silence takes.
    clock: { ...clock, sleep: async () => {} },
    onBlock: (_, visited) => trace.block(visited),
  });
  return {
    connect,
    flows,
    flow: (name) => {
      const arn = names.get(name);
      if (arn === undefined) throw new Error(`no service deploys the contact flow ${name}`);
      return arn;
    },
  };
}
