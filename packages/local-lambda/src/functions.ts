import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bundle } from './bundles.ts';
import { type FunctionProcess, startFunctionProcess } from './function-process.ts';
import { startLambdaFront } from './lambda-front.ts';

export type FunctionsOptions = {
  readonly bundles: readonly Bundle[];
  /** The endpoint of every AWS service but Lambda. */
  readonly aws: string;
  /** What a deployment would say; each function is told those variables alone that its environment has. */
  readonly variables: Readonly<Record<string, string>>;
  /** What every process is told beside them. */
  readonly more?: Readonly<Record<string, string>>;
  /** Whether time limits are as they are deployed; if not, too long to matter on a slow machine. */
  readonly waits?: 'long' | 'as deployed';
};

/** Functions of a service, running. */
export type Functions = {
  /**
   * Invokes a function by its key in serverless.yml.
   *
   * @returns what it answered
   * @throws with its message, when it threw
   */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** Resolves when every invocation that nobody waits for was carried out. */
  readonly settle: () => Promise<void>;
  /** The functions that threw where nobody waited. */
  readonly failed: readonly string[];
  /** All that a function has written so far. */
  readonly output: (name: string) => string;
  readonly stop: () => Promise<void>;
};

const region = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};

/**
 * Runs bundled functions, each in a process of its own that holds its bundle and its environment and nothing else, and
 * reaches the others by Lambda's Invoke API under their keys in serverless.yml.
 *
 * @throws with what a function wrote, when one does not start
 */
export async function startFunctions({
  bundles,
  aws,
  variables,
  more,
  waits = 'long',
}: FunctionsOptions): Promise<Functions> {
  const folder = await mkdtemp(join(tmpdir(), 'functions-'));
  const failed: string[] = [];
  const front = await startLambdaFront((name) => failed.push(name));
  const processes = new Map<string, FunctionProcess>();
  const stop = async (): Promise<void> => {
    await front.settle();
    await Promise.all([...processes.values()].map((process) => process.stop()));
    await front.stop();
    await rm(folder, { recursive: true });
  };
  const start = async ({ name, code, variables: names }: Bundle): Promise<void> => {
    const file = join(folder, `${name}.cjs`);
    await writeFile(file, code);
    const own = Object.entries(variables).filter(([variable]) => names.includes(variable));
    const endpoints = { AWS_ENDPOINT_URL: aws, AWS_ENDPOINT_URL_LAMBDA: front.endpoint };
    const environment = { ...region, ...endpoints, ...more, ...Object.fromEntries(own) };
    const process = await startFunctionProcess(file, environment, waits);
    processes.set(name, process);
    front.route(name, process.endpoint);
  };
  const starts = await Promise.allSettled(bundles.map(start));
  const failure = starts.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') {
    await stop();
    throw failure.reason;
  }
  return {
    invoke: (name, event) => invoke(`${front.endpoint}/2015-03-31/functions/${name}/invocations`, event),
    settle: front.settle,
    failed,
    output: (name) => processes.get(name)?.output() ?? '',
    stop,
  };
}

const faultShape = z.object({ errorMessage: z.string() });

async function invoke(url: string, event: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
  const answer: unknown = await response.json();
  if (response.headers.has('x-amz-function-error')) throw new Error(faultShape.parse(answer).errorMessage);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return answer;
}
