import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { serverFile } from './virtual-environment.ts';

const resource = z.object({
  id: z.string(),
  type: z.string(),
  /** Whether the emulator has it with its API, or something stands in by its schema. */
  how: z.enum(['real', 'stand-in']),
  physicalId: z.string(),
});

const standing = z.extend(resource, { properties: z.record(z.string(), z.unknown()) });

const deed = z.extend(resource, {
  deed: z.enum(['same', 'create', 'update', 'replace', 'delete', 'keep']),
  because: z.array(z.string()),
});

const operation = z.object({
  stack: z.string(),
  outcome: z.enum(['deployed', 'rolled back', 'removed']),
  reason: z.nullable(z.string()),
  deeds: z.array(deed),
});

const account = z.object({
  stacks: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      resources: z.array(standing),
      outputs: z.record(z.string(), z.string()),
    }),
  ),
  left: z.array(resource),
  missing: z.array(z.string()),
});

/** What one deployment or removal did to one stack. */
export type Operation = z.output<typeof operation>;

/** What is in the account: its stacks, what is in none any more, and the types that nobody knows. */
export type Account = z.output<typeof account>;

/** An account of an emulator. */
export type Emulated = {
  /** Where it answers as AWS. */
  readonly url: string;
  /** What was done, from the beginning. */
  readonly journal: () => Promise<Operation[]>;
  readonly now: () => Promise<Account>;
  /** Has the next update of a stack fail at its last resource, once. */
  readonly refuse: (stack: string) => Promise<void>;
  /** Ends it. */
  readonly stop: () => void;
};

/**
 * Starts an emulator with an empty account.
 *
 * @param python with what the server needs
 * @throws where it does not start; why is on stderr
 */
export async function emulate(
  python: string,
  region: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Emulated> {
  // It ends with its input: with this process, however that ends.
  const child = spawn(python, ['-B', serverFile], {
    env: environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const ask = async (path: string, body?: string): Promise<unknown> => {
    const response = await fetch(
      `${url}/rehearsal/${path}`,
      body === undefined ? {} : { method: 'POST', body },
    );
    return response.json();
  };
  return {
    url,
    journal: async () => z.array(operation).parse(await ask('journal')),
    now: async () => account.parse(await ask(`account?region=${region}`)),
    refuse: async (stack) => {
      await ask('refuse', stack);
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error('The emulator did not start.')));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}
