export type { AccountSummary } from './accounts/account-summary.ts';
export { type DirectoryAccount, type DirectoryAccounts, directoryAccounts } from './accounts/accounts.ts';
export { type DirectoryGroup, type DirectoryGroups, directoryGroups } from './accounts/groups.ts';
export { scenarioAccounts } from './accounts/scenario-accounts.ts';
export {
  type CertificateKind,
  type Certificates,
  certificateKinds,
  issueCertificates,
} from './certificates.ts';
export type { Fault, Faults, Step } from './faults.ts';
export {
  type LocalDirectory,
  type LocalDirectoryOptions,
  startLocalDirectory,
  type Transport,
} from './local-directory.ts';
export { defaultPolicy, type PasswordPolicy } from './world/password-policy.ts';
export type { Delegation, PolicyHints } from './world/world.ts';
