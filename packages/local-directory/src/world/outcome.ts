/** How an operation ended: an LDAP result code and Active Directory's diagnostic text for it. */
export type Outcome = {
  readonly code: number;
  readonly diagnostic: string;
  readonly matchedDn?: string;
  readonly referrals?: readonly string[];
};

/** Success. */
export const success: Outcome = { code: 0, diagnostic: '' };

/** A refused bind; the data part tells why: 52e, 525, 530, 531, 532, 533, 701, 773, 775. */
export function bindRefused(data: string): Outcome {
  return {
    code: 49,
    diagnostic: `80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data ${data}, v4f7c`,
  };
}

/** Only simple binds are modelled. */
export const saslRefused: Outcome = {
  code: 7,
  diagnostic: '00002027: LdapErr: DSID-0C0905A5, comment: SASL binds are not supported here, data 0, v4f7c',
};

/** An operation that needs a bind came without one. */
export const notBound: Outcome = {
  code: 1,
  diagnostic:
    '000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection., data 0, v4f7c',
};

/** The password does not meet the policy; on a reset a DC may also say this with code 53. */
export const policyRefused: Outcome = {
  code: 19,
  diagnostic:
    '0000052D: AtrErr: DSID-03191083, #1:\n\t0: 0000052D: DSID-03191083, problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 9005a (unicodePwd)\n',
};

/** A change of one's own password with a wrong old one. */
export const oldPasswordWrong: Outcome = {
  code: 19,
  diagnostic:
    '00000056: AtrErr: DSID-03191083, #1:\n\t0: 00000056: DSID-03191083, problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 9005a (unicodePwd)\n',
};

/** The connection is not encrypted, or the value is not a quoted password in UTF-16LE. */
export const passwordUnwelcome: Outcome = {
  code: 53,
  diagnostic: '0000001F: SvcErr: DSID-031A126C, problem 5003 (WILL_NOT_PERFORM), data 0\n',
};

/** Neither a reset (one replace) nor a change (one delete and one add). */
export const passwordChangeShape: Outcome = {
  code: 53,
  diagnostic: '00002035: SvcErr: DSID-031A1236, problem 5003 (WILL_NOT_PERFORM), data 0\n',
};

/** `pwdLastSet` and `lockoutTime` take only the values that mean "now" or "never". */
export const parameterWrong: Outcome = {
  code: 80,
  diagnostic: '00000057: SysErr: DSID-031A1265, problem 22 (Invalid argument), data 0\n',
};

/** The account bound has no right to reset this password. */
export const resetDenied: Outcome = {
  code: 50,
  diagnostic: '00000005: SecErr: DSID-031A11ED, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0\n',
};

/** The account bound may not write this property. */
export const writeDenied: Outcome = {
  code: 50,
  diagnostic: '00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0\n',
};

/** A control that the client marked critical and the directory does not have. */
export const controlUnknown: Outcome = {
  code: 12,
  diagnostic: '00000057: LdapErr: DSID-0C0909F7, comment: Error processing control, data 0, v4f7c',
};

/** The value of the policy-hints control is not a sequence of one number. */
export const hintsMalformed: Outcome = {
  code: 2,
  diagnostic: '00000057: LdapErr: DSID-0C0909F7, comment: Error decoding ldap message, data 0, v4f7c',
};

/** The DN cannot be read. */
export const dnMalformed: Outcome = {
  code: 34,
  diagnostic: '0000208F: NameErr: DSID-03100225, problem 2006 (BAD_NAME), data 8350, best match of:\n\t\n',
};

/** There is no such object. */
export function noObject(matchedDn: string): Outcome {
  return {
    code: 32,
    diagnostic: `0000208D: NameErr: DSID-0310028D, problem 2001 (NO_OBJECT), data 0, best match of:\n\t'${matchedDn}'\n`,
    matchedDn,
  };
}

/** An attribute that is computed for the base object of a search, in a search of another scope. */
export const notBaseScope: Outcome = {
  code: 1,
  diagnostic: '000020EF: SvcErr: DSID-03140AB3, problem 5012 (DIR_ERROR), data 0\n',
};

/** A filter with an attribute that is computed when it is asked for (MS-ADTS 3.1.1.3.1.3.1). */
export const constructedInFilter: Outcome = {
  code: 18,
  diagnostic: '0000203B: LdapErr: DSID-0C090FF8, comment: Error processing filter, data 0, v4f7c',
};

/** More was found than the client, or a server, takes at a time; what there is room for has been sent. */
export const sizeLimitExceeded: Outcome = { code: 4, diagnostic: '' };

/** The DN belongs to another naming context: the client is pointed to a server named after it. */
export function referral(dn: string): Outcome {
  const host =
    [...dn.matchAll(/DC=([^,]+)/gi)].map(([, label]) => label ?? '').join('.') || 'elsewhere.invalid';
  return {
    code: 10,
    diagnostic: `0000202B: RefErr: DSID-03100829, data 0, 1 access points\n\tref 1: '${host}'\n`,
    referrals: [`ldap://${host}/${dn}`],
  };
}

/** Not one of the operations that this directory has; loud, and said to be ours. */
export function notSupported(what: string): Outcome {
  return {
    code: 2,
    diagnostic: `0000203D: LdapErr: DSID-0C090CA8, comment: ${what} is not supported by the local directory, data 0, v4f7c`,
  };
}
