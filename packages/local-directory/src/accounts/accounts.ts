import { z } from 'zod';

const flag = z.enum([
  'disabled',
  'locked',
  'must change password',
  'password expired',
  'password never expires',
  'cannot change password',
  'account expired',
  'outside logon hours',
  'wrong workstation',
  'protected',
]);

/** Where in the domain something can lie. */
export const organizationalUnit = z.enum(['Staff', 'Contractors', 'Service Accounts']);

const passwordSettings = z.strictObject({
  name: z.string().min(1),
  minPwdLength: z.int().min(0).max(255),
  complexity: z.boolean().default(true),
  historyLength: z.int().min(0).max(1024).default(24),
});

/** Attributes that a company has added to the schema, each kept in the very form given. */
const ownAttributes = { birthDate: z.string().optional(), monthStarted: z.string().optional() };

/** … by their names. */
export const ownAttributeNames = z.keyof(z.object(ownAttributes)).options;

/** In hours. */
const aYear = 365 * 24;

const directoryAccount = z
  .strictObject({
    sAMAccountName: z.string().min(1).max(20),
    displayName: z.string().min(1),
    mobile: z.string().optional(),
    telephoneNumber: z.string().optional(),
    mail: z.string().optional(),
    numberChangedHoursAgo: z.int().min(0).default(aYear),
    ...ownAttributes,
    organizationalUnit: organizationalUnit.default('Staff'),
    kind: z.enum(['person', 'computer', 'managed service account']).default('person'),
    servicePrincipalName: z.string().optional(),
    memberOf: z.array(z.string().min(1)).default([]),
    primaryGroup: z.string().min(1).optional(),
    flags: z.array(flag).default([]),
    password: z.string().min(1).default('Start-Passw0rd-1!'),
    passwordSettings: passwordSettings.optional(),
  })
  .refine(({ kind, sAMAccountName }) => kind === 'person' || sAMAccountName.endsWith('$'), {
    path: ['sAMAccountName'],
    error: 'the name of a computer or a managed service account ends with $',
  })
  .readonly();

/**
 * The accounts of a scenario file, as plain data: a list with at least a `sAMAccountName` and a `displayName` each.
 * `birthDate` and `monthStarted` are kept in the very form given; `numberChangedHoursAgo` is when the phone numbers were written
 * last, a year ago where it is left out; `memberOf` names groups, and `primaryGroup` the one that
 * stands in `primaryGroupID` alone, Domain Users or Domain Computers where it is left out; `flags` set the state that the
 * account starts in; `protected` is `adminCount=1` with AdminSDHolder's rights; `passwordSettings` is a fine-grained policy of its own.
 * An unknown property or flag is refused with its path.
 */
export const directoryAccounts = z.array(directoryAccount).readonly();

/** What a scenario file may leave out is optional here. */
export type DirectoryAccounts = z.input<typeof directoryAccounts>;

/** One account, with its defaults filled in. */
export type DirectoryAccount = z.output<typeof directoryAccount>;

/** A state that an account can start in. */
export type AccountFlag = z.output<typeof flag>;

/** A fine-grained password policy: lengths in characters, history in passwords. */
export type PasswordSettings = z.output<typeof passwordSettings>;
