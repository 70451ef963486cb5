import { describe, expect, test } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { rawClient } from '../lab/raw-client.ts';

const domain = 'DC=corp,DC=example,DC=com';
const staff = `OU=Staff,${domain}`;
const users = `CN=Users,${domain}`;

/** A DN as RFC 4514 has it, and as Samba writes it. */
const council = {
  local: `CN=Works council\\, \\"blue\\" \\+ #1\\; \\<a\\=b\\> \\\\c,${users}`,
  samba: `CN=Works council\\, \\"blue\\" \\+ \\#1\\3B \\<a\\3Db\\> \\\\c,${users}`,
};

/** How a directory tells of its groups: the table by which the stand-in is kept honest. */
export function groupsContract(theLab: () => Lab): void {
  /** The values of attributes at one object, bytes in hex. */
  const read = async (dn: string, ...attributes: string[]): Promise<string[][]> => {
    const { settings } = theLab();
    const client = rawClient(settings);
    try {
      await client.bind(settings.bindDn, settings.bindPassword);
      const explicitBufferAttributes = ['objectSid', 'tokenGroups'];
      const options = { scope: 'base' as const, attributes, explicitBufferAttributes };
      const [entry] = (await client.search(dn, options)).searchEntries;
      return attributes.map((name) => [entry?.[name] ?? []].flat().map(inHex).toSorted());
    } finally {
      await client.unbind();
    }
  };
  const inHex = (value: string | Buffer): string =>
    typeof value === 'string' ? value : value.toString('hex');
  const sidOf = async (dn: string): Promise<string> => (await read(dn, 'objectSid')).flat()[0] ?? '';

  describe('how groups are told', () => {
    test('links are DNs, with the signs escaped that would end a part of one', async () => {
      expect(await read(`CN=Council Cem,${staff}`, 'memberOf')).toEqual([
        [`CN=Branch,${users}`, council[theLab().name], `CN=\\#Payroll,OU=Contractors,${domain}`],
      ]);
    });

    test('the primary group is no link; the one that it was before is', async () => {
      const board = `CN=Board,${users}`;
      const rid = Buffer.from(await sidOf(board), 'hex').readUInt32LE(24);
      expect(await read(`CN=Primary Pia,${staff}`, 'memberOf', 'primaryGroupID')).toEqual([
        [`CN=Domain Users,${users}`],
        [String(rid)],
      ]);
      expect(await read(board, 'member')).toEqual([[]]);
    });

    test('a token has the primary group, nested ones, local ones of the domain and those of every domain', async () => {
      const names = ['Night shift', 'No phone reset', 'Site', 'Domain Users'].map(
        (name) => `CN=${name},${users}`,
      );
      const sids = await Promise.all([...names, `CN=Users,CN=Builtin,${domain}`].map(sidOf));
      expect(await read(`CN=Nested Ned,${staff}`, 'tokenGroups')).toEqual([sids.toSorted()]);
    });

    test('a mailing list is a link, and in no token', async () => {
      const list = `CN=Mailing list,${users}`;
      const [links, token] = await read(`CN=Driver Dee,${staff}`, 'memberOf', 'tokenGroups');
      expect(links).toContain(list);
      expect(token).not.toContain(await sidOf(list));
    });

    test('the token of an account that may not be read is left out, silently', async () => {
      expect(await read(`CN=Contractor Carl,OU=Contractors,${domain}`, 'tokenGroups')).toEqual([[]]);
    });
  });
}
