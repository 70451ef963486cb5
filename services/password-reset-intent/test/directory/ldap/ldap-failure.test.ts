import {
  BusyError,
  ConstraintViolationError,
  InsufficientAccessError,
  InvalidCredentialsError,
  UnknownStatusCodeError,
  UnwillingToPerformError,
} from 'ldapts';
import { expect, test } from 'vitest';
import { DirectoryError } from '../../../src/directory/directory.ts';
import {
  directoryError,
  isPolicyRefusal,
  ldapResult,
  SecondConnectionError,
} from '../../../src/directory/ldap-failure.ts';

function withCode(code: string) {
  return Object.assign(new Error('secret text'), { code });
}
function bind(data: string) {
  return `80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data ${data}, v4f7c`;
}

test.each<readonly [unknown, string, string]>([
  [new InvalidCredentialsError(bind('52e')), 'bind refused', '49 data 52e'],
  [new InvalidCredentialsError(bind('525')), 'bind refused', '49 data 525'],
  [new InvalidCredentialsError(bind('530')), 'bind refused', '49 data 530'],
  [new InvalidCredentialsError(bind('531')), 'bind refused', '49 data 531'],
  [new InvalidCredentialsError('words'), 'bind refused', '49'],
  [new InsufficientAccessError('error in module acl'), 'denied', '50'],
  [new InsufficientAccessError('0000001F: SvcErr'), 'denied', '50 0000001F'],
  [new ConstraintViolationError('00000056: AtrErr: problem 1005, data 0, Att'), 'unexpected', '19 00000056'],
  [new UnwillingToPerformError('0000001F: SvcErr'), 'not encrypted', '53 0000001F'],
  [new UnwillingToPerformError('00002035: SvcErr'), 'unexpected', '53 00002035'],
  [new BusyError(''), 'unavailable', '51'],
  [new UnknownStatusCodeError(81), 'unavailable', '81'],
  [new UnknownStatusCodeError(52), 'unavailable', '52'],
  [new UnknownStatusCodeError(8), 'not encrypted', '8'],
  [new UnknownStatusCodeError(13), 'not encrypted', '13'],
  [new UnknownStatusCodeError(10, '0000202b: RefErr'), 'referred', '10 0000202B'],
  [withCode('ECONNREFUSED'), 'unreachable', 'ECONNREFUSED'],
  [withCode('ENOTFOUND'), 'unreachable', 'ENOTFOUND'],
  [withCode('CERT_HAS_EXPIRED'), 'untrusted', 'CERT_HAS_EXPIRED'],
  [withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'untrusted', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [Object.assign(new Error('secret text'), { code: 5 }), 'lost', 'the connection ended'],
  [new Error('Connection closed before message response was received.'), 'lost', 'the connection ended'],
  [new SecondConnectionError('secret text'), 'lost', 'the connection ended'],
  [Object.assign(new Error('secret text'), { name: 'InvalidAsn1Error' }), 'lost', 'the connection ended'],
  [Object.assign(new Error('secret text'), { name: 'MessageParserError' }), 'lost', 'the connection ended'],
  [new TypeError('secret text'), 'unexpected', 'TypeError'],
  ['secret text', 'unexpected', 'not an error'],
])('%s is the fault %s', (error, fault, detail) => {
  const read = directoryError(error);
  expect(read).toMatchObject({ name: 'DirectoryError', fault, detail });
  expect(read.cause).toBeUndefined();
  expect(read.message).not.toContain('secret');
});

test('a fault stays what it was', () => {
  const fault = new DirectoryError('timed out', 'no time left');
  expect(directoryError(fault)).toBe(fault);
});

test.each([
  [new ConstraintViolationError('0000052D: AtrErr: DSID-03191083'), true],
  [new UnwillingToPerformError('0000052d: SvcErr: DSID-031A12D2'), true],
  [new ConstraintViolationError('0000052D: check_password_restrictions: too short'), true],
  [new ConstraintViolationError('00000056: AtrErr'), false],
  [new ConstraintViolationError('the password 0000052D: too short'), false],
  [new InsufficientAccessError('0000052D: odd'), false],
  [new Error('0000052D: not a result'), false],
])('D11, C49 is %s a refusal of the policy: %s', (error, is) => {
  expect(isPolicyRefusal(ldapResult(error))).toBe(is);
});
