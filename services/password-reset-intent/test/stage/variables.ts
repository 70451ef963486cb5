import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCertificates } from '@opsline/local-directory';
import { detailNames } from '../../src/record/on-record.ts';

const { caPem } = await issueCertificates('good', ['dc1.corp.example.com'], Date.now());

/** A file of the operating system's for temporary ones, with this in it. */
export function fileOf(pem: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'ca-')), 'ca.pem');
  writeFileSync(file, pem);
  return file;
}

/** What is in a file. */
export function readFile(path: string): string {
  return readFileSync(path, 'utf8');
}

/** All that a deployment tells the functions. */
export const variables = {
  PASSWORD_RESET_TABLE: 'opsline-test-PasswordReset',
  ATTEMPT_TABLE: 'opsline-test-Attempt',
  ATTEMPT_DAYS: '90',
  PEPPER_KEY: 'alias/opsline-test-password-reset',
  SEND_ONE_TIME_PIN_FUNCTION: 'sendOneTimePin',
  NOTIFY_HELPDESK_FUNCTION: 'notifyHelpdesk',
  TEXT_ONE_TIME_PIN_FUNCTION: 'textOneTimePin',
  TEXT_OWNER_FUNCTION: 'textOwner',
  ORIGINATION_NUMBER: '',
  SENDER_ID: '',
  NOTIFY_CONFIGURATION_ID: 'notify-test',
  NOTIFY_TEMPLATE_ID: 'notify-code-verification-english-001',
  NOTICE_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:notices',
  TEXTABLE_PREFIXES: '+1,+44',
  NUMBER_HOLD_HOURS: '72',
  TIME_ZONE: 'UTC',
  POSSESSION: 'on',
  CALLER_NUMBER: 'on',
  DIRECTORY_URLS: 'ldaps://dc1.corp.example.com,ldaps://dc2.corp.example.com:636',
  DIRECTORY_BASE_DN: 'OU=Staff,DC=corp,DC=example,DC=com',
  DIRECTORY_BIND_DN: 'svc-pwreset@corp.example.com',
  DIRECTORY_BIND_PASSWORD: 'Y2lwaGVydGV4dA==',
  DIRECTORY_CA_FILE: fileOf(caPem),
  DIRECTORY_KEY: 'alias/opsline-test-directory',
  DIRECTORY_DENY_GROUPS: 'CN=Board,OU=Groups,DC=corp,DC=example,DC=com;CN=HR,DC=corp,DC=example,DC=com',
  DIRECTORY_ATTRIBUTES: ['mobile', ...detailNames].join(','),
  DIRECTORY_DATE_ORDER: 'day first',
} as const;

/** … of which some are otherwise. */
export type Variables = Readonly<Record<keyof typeof variables, string>>;
