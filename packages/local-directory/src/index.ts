export type { AccountSummary } from './account-summary.ts';
export { type DirectoryAccount, type DirectoryAccounts, directoryAccounts } from './accounts.ts';
export {
  type CertificateKind,
  type Certificates,
  certificateKinds,
  issueCertificates,
} from './certificates.ts';
export type { Fault, Faults, Step } from './faults.ts';
export { type DirectoryGroup, type DirectoryGroups, directoryGroups } from './groups.ts';
export {
  type LocalDirectory,
  type LocalDirectoryOptions,
  startLocalDirectory,
  type Transport,
} from './local-directory.ts';
export { defaultPolicy, type PasswordPolicy } from './password-policy.ts';
export { scenarioAccounts } from './scenario-accounts.ts';
export type { Delegation, PolicyHints } from './world.ts';
