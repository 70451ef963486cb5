import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authorize } from '@opsline/local-iam';
import { functionArn } from '@opsline/local-kit/arns';
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
  /** Who may do what, and the names under which that knows the functions; unless told, everybody everything. */
  readonly access?: FunctionsAccess;
};

type FunctionsAccess = {
  readonly authorize: Authorize;
  /** Key in serverless.yml → deployed function name. */
  readonly names: Readonly<Record<string, string>>;
};

/** Functions of a service, running. */
export type Functions = {
  /** Where they are invoked, for the SDK. */
  readonly endpoint: string;
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

const region = { AWS_REGION: 'eu-west-1', AWS_SECRET_ACCESS_KEY: 'local' };

/** Whoever invokes here administers the account; the signature is not looked at. */
const administrator = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/lambda/aws4_request',
};

/**
 * Runs bundled functions, each in a process of its own that holds its bundle and its environment and nothing else, and
 * reaches the others by Lambda's Invoke API under their keys in serverless.yml, or their deployed names where access is
 * a matter; then each has credentials of its own.
 *
 * @throws with what a function wrote, when one does not start
 */
export async function startFunctions({
  bundles,
  aws,
  variables,
  more,
  waits = 'long',
  access,
}: FunctionsOptions): Promise<Functions> {
  const folder = await mkdtemp(join(tmpdir(), 'functions-'));
  const failed: string[] = [];
  const nameOf = (key: string): string => access?.names[key] ?? key;
  const keys = new Map(bundles.map(({ name }) => [nameOf(name), name]));
  const front = await startLambdaFront((name) => failed.push(keys.get(name) ?? name), access?.authorize);
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
    const credentials = { AWS_ACCESS_KEY_ID: access ? functionArn(nameOf(name)) : 'local' };
    const environment = { ...region, ...credentials, ...endpoints, ...more, ...Object.fromEntries(own) };
    const process = await startFunctionProcess(file, environment, waits);
    processes.set(name, process);
    front.route([nameOf(name)], process.endpoint);
  };
  const starts = await Promise.allSettled(bundles.map(start));
  const failure = starts.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') {
    await stop();
    throw failure.reason;
  }
  return {
    endpoint: front.endpoint,
    invoke: (name, event) =>
      invoke(`${front.endpoint}/2015-03-31/functions/${nameOf(name)}/invocations`, event),
    settle: front.settle,
    failed,
    output: (name) => processes.get(name)?.output() ?? '',
    stop,
  };
}

const faultShape = z.object({ errorMessage: z.string() });

async function invoke(url: string, event: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: administrator, body: JSON.stringify(event) });
  const answer: unknown = await response.json();
  if (response.headers.has('x-amz-function-error')) throw new Error(faultShape.parse(answer).errorMessage);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return answer;
}
