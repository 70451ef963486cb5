export { type DirectoryAccounts, directoryAccounts } from './accounts/accounts.ts';
export type { DirectoryGroups } from './accounts/groups.ts';
export { scenarioAccounts } from './accounts/scenario-accounts.ts';
export { certificateKinds, issueCertificates } from './certificates.ts';
export type { Fault, Phase } from './faults.ts';
export { type LocalDirectory, type LocalDirectoryOptions, startLocalDirectory } from './local-directory.ts';
export type { Delegation } from './world/domain.ts';
