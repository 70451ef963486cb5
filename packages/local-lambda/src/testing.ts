import { InputError } from '@opsline/function-kit/door';
import { describe, expect, test } from 'vitest';
import type { Bundle } from './bundles.ts';

/** What a function may hold: the AWS clients that it uses, and what parses its environment. */
export type Holding = {
  readonly clients: readonly string[];
  readonly parseEnvironment: (variables: Readonly<Record<string, string>>) => unknown;
};

/** What every deployed bundle has to be, and to hold, by the functions' keys in serverless.yml. */
export function bundlesContract(
  bundles: readonly Bundle[],
  holdings: Readonly<Record<string, Holding>>,
): void {
  test('each function of serverless.yml is known here', () => {
    expect(bundles.map(({ name }) => name)).toEqual(Object.keys(holdings));
  });

  describe.each(bundles)('the bundle of $name', ({ name, inputs, variables }) => {
    const { clients = [], parseEnvironment = () => undefined } = holdings[name] ?? {};

    test('it holds nothing that runs on laptops, nothing that tests and no command', () => {
      expect(inputs.length).toBeGreaterThan(50);
      const foreign = /packages\/(local-|switchboard)|\/testing\/|\/test\/|fast-check|vitest|src\/bind\.ts/;
      expect(inputs.filter((path) => foreign.test(path))).toEqual([]);
    });

    test('it holds no package twice, as module and as CommonJS', () => {
      expect(inputs.filter((path) => path.includes('/dist-cjs/'))).toEqual([]);
    });

    test('L13 it holds the AWS clients that it uses, and no others', () => {
      const held = inputs.flatMap((path) => /\/@aws-sdk\/client-([a-z0-9-]+)\//.exec(path)?.[1] ?? []);
      expect([...new Set(held)].toSorted()).toEqual(clients);
    });

    test('L13 its environment has what it reads, and nothing else', () => {
      expect(variables.toSorted()).toEqual(missedIn(parseEnvironment));
    });
  });
}

/** The variables that an empty environment is missing. */
function missedIn(parseEnvironment: Holding['parseEnvironment']): string[] {
  try {
    parseEnvironment({});
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ path }) => path.replace('environment.', '')).toSorted();
  }
}
