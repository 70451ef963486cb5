import type { DirectoryAccounts } from './accounts.ts';

/**
 * The accounts of Northwind Harbour, the small company of the local stack; the first four are its employees 101 to 104.
 * Only 104201, 104208, 104233 and 004217 may be reset or unlocked by phone: each of the others is refused for a reason of its
 * own, Rosa Quist where members of the group Board are not reset by phone.
 */
export const scenarioAccounts: DirectoryAccounts = [
  {
    sAMAccountName: '104201',
    displayName: 'Ada Marlow',
    mobile: '+1 (555) 010-0101',
    birthDate: '1985-12-01',
    monthStarted: '2015-01',
    flags: ['locked'],
  },
  {
    sAMAccountName: '104202',
    displayName: 'Ben Okafor',
    mobile: '+15550100102',
    birthDate: '1979-07-30',
    monthStarted: '2010-03',
    flags: ['disabled'],
  },
  {
    sAMAccountName: '104203',
    displayName: 'Chen Li',
    mobile: '+15550100103',
    birthDate: '1992-02-29',
    monthStarted: '2021-06',
    flags: ['password never expires'],
  },
  {
    sAMAccountName: '104208',
    displayName: 'Tove Amsel',
    mobile: '+15550100108',
    birthDate: '1991-03-12',
    monthStarted: '2020-02',
    flags: ['locked', 'password expired'],
  },
  {
    sAMAccountName: '104233',
    displayName: 'Dana Ruiz',
    mobile: '+15550100104',
    birthDate: '1990-04-17',
    monthStarted: '2019-09',
  },
  {
    sAMAccountName: '004217',
    displayName: 'Iris Vance',
    mobile: '+15550100117',
    birthDate: '17/11/1988',
    monthStarted: 'May',
  },
  {
    sAMAccountName: '104210',
    displayName: 'Olu Bright',
    mobile: '+15550100110',
    birthDate: '1983-05-14',
    monthStarted: '2012-10',
    flags: ['protected'],
    memberOf: ['Domain Admins'],
  },
  {
    sAMAccountName: '104215',
    displayName: 'Ines Salo',
    mobile: '+15550100115',
    birthDate: '23.09.87',
    monthStarted: 'June 2018',
  },
  {
    sAMAccountName: '104221',
    displayName: 'Rosa Quist',
    mobile: '+15550100121',
    birthDate: '1968-03-09',
    monthStarted: '2004-04',
    memberOf: ['Board'],
  },
  {
    sAMAccountName: '104230',
    displayName: 'Sofia Kern',
    mobile: '+15550100130',
    birthDate: '1986-08-08',
    monthStarted: '2018-02',
    passwordSettings: { name: 'very long passwords', minPwdLength: 40, complexity: true },
  },
  {
    sAMAccountName: '104240',
    displayName: 'Yara Holm',
    mobile: '+15550100140',
    birthDate: '1994-06-21',
    monthStarted: '2023-11',
    numberChangedHoursAgo: 20,
  },
  {
    sAMAccountName: '104299',
    displayName: 'Pat Noor',
    birthDate: '1995-01-31',
    monthStarted: '2022-12',
  },
];
