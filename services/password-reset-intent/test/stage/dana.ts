import type { Account } from '../../src/directory/directory.ts';
import type { Details } from '../../src/record/on-record.ts';

/** The number of Dana Ruiz, who was born on 17 April 1990 and started in September. */
export const dana = '+15550100104';

/** Dana, as the directory has her. */
export const account: Account = {
  dn: 'CN=Dana Ruiz,OU=Staff,DC=corp,DC=example,DC=com',
  userId: '104233',
  names: ['104233', 'Dana Ruiz'],
  mobile: dana,
  mobileChangedAt: Date.UTC(2026, 0, 5),
  birthDate: '1990-04-17',
  monthStarted: '2019-09',
  locked: false,
  passwordExpired: false,
  passwordNeverExpires: false,
  passwordSettingsDn: undefined,
};

/** What she says when she is asked for each detail. */
export const spoken = ['17 April 1990', 'September'] as const;

/** … understood. */
export const details: Details = { userId: '104233', birthDate: '1990-04-17', monthStarted: 9 };

/** … and as the slots of Lex hold it. */
export const said = { UserID: '104233', DOB: '1990-04-17', MonthStarted: 'September' };
