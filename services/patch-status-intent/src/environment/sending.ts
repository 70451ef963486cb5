import { tableName } from '@opsline/settings/aws-names';
import { textablePrefixes } from '@opsline/settings/texts';
import { name } from './name.ts';

/** What sendOneTimePin is told, whichever way it sends. */
export const sendingVariables = {
  EMPLOYEE_TABLE: tableName,
  ONETIMEPIN_TABLE: name,
  /** An HMAC_256 key of KMS: that of one-time PINs. */
  PEPPER_KEY: name,
  TEXTABLE_PREFIXES: textablePrefixes,
};
