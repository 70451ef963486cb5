import { type LocalDirectory, type LocalDirectoryOptions, startLocalDirectory } from '../src/index.ts';

const options: LocalDirectoryOptions = {
  accounts: [
    {
      sAMAccountName: '104233',
      displayName: 'Anna Kovács',
      mobile: '+36301234567',
      birthDate: '1990-04-17',
    },
    {
      sAMAccountName: '104234',
      displayName: 'Nagy, Béla (HR) + #1',
      flags: ['disabled'],
      memberOf: ['Payroll', 'Works council, north'],
    },
    {
      sAMAccountName: '104240',
      displayName: 'Carl',
      organizationalUnit: 'Contractors',
      birthDate: '1985-01-01',
    },
    { sAMAccountName: 'KIOSK$', displayName: 'Kiosk', kind: 'computer' },
    { sAMAccountName: 'gmsa$', displayName: 'gMSA', kind: 'managed service account' },
  ],
  groups: [
    { name: 'Payroll', memberOf: ['Finance'] },
    { name: 'Finance', memberOf: ['Payroll'] },
  ],
};

/** A directory with five accounts, in groups that are in each other. */
export function startStaffDirectory(): Promise<LocalDirectory> {
  return startLocalDirectory(options);
}
