import { type Client, Control } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { asService, change, codeOf, resetTo, startPassword } from '../client.ts';

let directory: LocalDirectory;
beforeAll(async () => {
  directory = await startLocalDirectory({
    accounts: [{ sAMAccountName: '104233', displayName: 'Anna Kovács' }],
  });
});
afterAll(() => directory.stop());

describe('a control that the directory does not have', () => {
  const paged = '1.2.840.113556.1.4.319';
  const operations: Record<string, (client: Client, control: Control) => Promise<unknown>> = {
    'a search': (client, control) => client.search(directory.baseDn, { filter: '(cn=*)' }, control),
    'a search for the RootDSE': (client, control) => client.search('', { scope: 'base' }, control),
    'a bind': (client, control) => client.bind(directory.bindDn, directory.bindPassword, control),
    'a modify': (client, control) => {
      const unlock = change('replace', 'lockoutTime', Buffer.from('0'));
      return client.modify(`CN=Anna Kovács,${directory.baseDn}`, [unlock], control);
    },
    'a compare': (client, control) => client.compare(directory.baseDn, 'ou', 'Staff', control),
    'a delete': (client, control) => client.del(directory.baseDn, control),
  };

  test.each(Object.entries(operations))(
    '%s that needs one is refused with 12, and not done',
    async (_name, operation) => {
      await asService(directory, async (client) => {
        for (const oid of [paged, '1.2.3.4']) {
          expect(await codeOf(operation(client, new Control(oid, { critical: true })))).toBe(12);
        }
      });
    },
  );

  test.each(Object.entries(operations).slice(0, 4))(
    '%s goes on without one it does not need',
    async (_name, operation) => {
      await asService(directory, async (client) => {
        await operation(client, new Control('1.2.3.4', { critical: false }));
      });
    },
  );
});

describe('the policy-hints control, however it is written', () => {
  const oid = '1.2.840.113556.1.4.2239';
  class Hints extends Control {
    readonly #value: Buffer;
    constructor(hex: string) {
      super(oid, { critical: true });
      this.#value = Buffer.from(hex, 'hex');
    }
    override writeControl(writer: Parameters<Control['write']>[0]): void {
      writer.writeBuffer(this.#value, 0x04);
    }
  }

  test.each([
    ['the short form', '3003020101', 19],
    ['the long form, as .NET writes it', '308400000003020101', 19],
    ['with more flags than one', '3003020103', 19],
    ['with flag 0, nothing to mind', '3003020100', 0],
    ['with no flag', '3000', 2],
    ['with two numbers', '3006020101020101', 2],
    ['with no value, nothing to mind', '', 0],
  ])('%s, %s: the reset to an earlier password ends with %i', async (_name, hex, code) => {
    await asService(directory, async (client) => {
      const write = client.modify(
        `CN=Anna Kovács,${directory.baseDn}`,
        resetTo(startPassword),
        new Hints(hex),
      );
      expect(await codeOf(write)).toBe(code);
    });
  });
});
