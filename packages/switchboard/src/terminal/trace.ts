import { styleText } from 'node:util';
import type { Happenings } from '@opsline/page';
import type { Screen } from './screen.ts';

/** What the parts of the stack tell while they work. */
export type Trace = Happenings['trace'];

/** Writes everything down; `--trace`. Obfuscated slots arrive masked. */
export function fullTrace({ print }: Screen): Trace {
  const write = (part: string, text: string) => print(styleText('dim', `  ${part.padEnd(6)} ${text}`));
  return {
    awsCall: ({ service, operation, status, ms }) =>
      write('aws', `${service} ${operation} → ${status} (${ms} ms)`),
    turn: ({ transcript, nearest, intent, state, slots, steps, waitsFor }) =>
      write(
        'lex',
        `"${transcript}" → ${intent} ${state} ${JSON.stringify(slots)} [${steps.join(' → ')}] ${waitsFor}; nearest ${nearest}`,
      ),
    block: ({ flowArn, identifier, type, took }) =>
      write('flow', `${flowArn.slice(flowArn.lastIndexOf('/') + 1)} ${identifier} (${type}) → ${took}`),
    slack: ({ what, outcome, ms }) => write('slack', `${what} → ${outcome} (${ms} ms)`),
    functionLine: (line) => write('λ', line),
    failed: (name) => write('λ', `${name} failed`),
  };
}

/** Tells both. */
export function toBoth(one: Trace, other: Trace): Trace {
  return {
    awsCall: (call) => {
      one.awsCall(call);
      other.awsCall(call);
    },
    turn: (turn) => {
      one.turn(turn);
      other.turn(turn);
    },
    block: (visited) => {
      one.block(visited);
      other.block(visited);
    },
    slack: (exchange) => {
      one.slack(exchange);
      other.slack(exchange);
    },
    functionLine: (line) => {
      one.functionLine(line);
      other.functionLine(line);
    },
    failed: (name) => {
      one.failed(name);
      other.failed(name);
    },
  };
}

/** Says nothing. */
export const noTrace: Trace = {
  awsCall: () => {},
  turn: () => {},
  block: () => {},
  slack: () => {},
  functionLine: () => {},
  failed: () => {},
};
