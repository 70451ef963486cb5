import type { AccountState } from './account-state.ts';

/**
 * When attributes of an account were changed last, as `msDS-ReplAttributeMetaData` tells it: XML, one value for each
 * attribute (DS_REPL_ATTR_META_DATA_2, ntdsapi.h; MS-DRSR 4.1.13.1.15).
 */
export function changesOf({ seed, numbersChangedAt, passwordSetAt }: AccountState): readonly string[] {
  const changes = [
    ['pwdLastSet', passwordSetAt],
    ...(seed.mobile === undefined ? [] : [['mobile', numbersChangedAt] as const]),
    ...(seed.telephoneNumber === undefined ? [] : [['telephoneNumber', numbersChangedAt] as const]),
  ] as const;
  return changes.map(([name, at], place) => inXml(name, at, place + 1));
}

/** The time has no fractions of a second. */
function inXml(name: string, at: number, usn: number): string {
  const properties = {
    pszAttributeName: name,
    dwVersion: 1,
    ftimeLastOriginatingChange: `${new Date(at).toISOString().slice(0, 19)}Z`,
    uuidLastOriginatingDsaInvocationID: '4f6a0b5c-5d0e-4c39-9a55-0d2c8b1e7a10',
    usnOriginatingChange: usn,
    usnLocalChange: usn,
    pszLastOriginatingDsaDN:
      'CN=NTDS Settings,CN=DC1,CN=Servers,CN=Default-First-Site-Name,CN=Sites,CN=Configuration,DC=corp,DC=example,DC=com',
  };
  const lines = Object.entries(properties).map(([tag, value]) => `\t<${tag}>${value}</${tag}>\n`);
  return `<DS_REPL_ATTR_META_DATA>\n${lines.join('')}</DS_REPL_ATTR_META_DATA>\n`;
}
