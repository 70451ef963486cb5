import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtDelegation } from '../../../src/delegation/look.ts';
import { systemClock } from '../../../src/directory/clock.ts';
import { openLdapSession } from '../../../src/directory/ldap-session.ts';
import { type DirectorySettingsInput, parseDirectorySettings } from '../../../src/directory/settings.ts';
import type { Lab } from '../lab/lab.ts';

/** What a directory says itself of what was delegated to the service account. */
export function delegationContract(makeLab: () => Promise<Lab>): void {
  let lab: Lab;
  beforeAll(async () => {
    lab = await makeLab();
  });
  afterAll(() => lab.stop());

  /** What the service account may do below a DN. */
  async function lookAt(baseDn: string, attributes: DirectorySettingsInput['attributes'] = {}) {
    const settings = parseDirectorySettings({ ...lab.settings, attributes });
    const [url = ''] = settings.urls;
    const session = await openLdapSession(url, settings, settings.limits.totalMs, systemClock);
    try {
      return await lookAtDelegation(session, { ...settings, baseDn });
    } finally {
      await session.close();
    }
  }

  test('below the organizational unit that was delegated the account may do all that a reset needs', async () => {
    expect(await lookAt(lab.settings.baseDn)).toEqual({
      mayReset: true,
      mayWrite: ['pwdLastSet', 'lockoutTime'],
      readsGroups: true,
      lacking: [],
      readsChanges: true,
    });
  });

  test('an attribute that the schema does not have is told, one in other letters is not', async () => {
    const named = { mobile: 'Mobile', birthDate: 'birthDay', monthStarted: 'MONTHSTARTED' };
    expect(await lookAt(lab.settings.baseDn, named)).toMatchObject({ lacking: ['birthDay'] });
  });

  test('elsewhere it may not', async () => {
    expect(await lookAt(lab.settings.baseDn.replace('OU=Staff', 'OU=Contractors'))).toMatchObject({
      mayReset: false,
      mayWrite: [],
      readsChanges: false,
    });
  });
}
