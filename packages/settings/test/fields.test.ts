import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bundledFile } from '../src/file.ts';
import { httpsAddress, webhookAddress } from '../src/https.ts';
import { list } from '../src/list.ts';
import { dollars, reservedConcurrency, retentionDays, wholeNumber } from '../src/numbers.ts';
import { email, oneOf, text, within } from '../src/text.ts';
import { textablePrefixes } from '../src/texts.ts';
import { timeZone } from '../src/time-zone.ts';
import { type Cases, said, testFields } from './said.ts';

const hook = 'https://prod-01.westeurope.logic.azure.com/workflows/1/triggers/manual/paths/invoke';

const right: Cases = [
  ['text', text, ' OU=Staff \n', 'OU=Staff'],
  ['a word', oneOf(['on', 'off']), ' off', 'off'],
  ['UTC', timeZone, 'UTC', 'UTC'],
  ['a zone of three parts', timeZone, 'America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['a zone with a sign', timeZone, 'Etc/GMT+5', 'Etc/GMT+5'],
  ['an old name', timeZone, 'US/Eastern', 'US/Eastern'],
  ['a newer name', timeZone, 'Europe/Kyiv', 'Europe/Kyiv'],
  ['the older one', timeZone, 'Europe/Kiev', 'Europe/Kiev'],
  ['a zone without a place', timeZone, 'EST5EDT', 'EST5EDT'],
  ['a zone with white space', timeZone, '\tAsia/Kolkata ', 'Asia/Kolkata'],
  ['a list', list(';', z.string()), ' CN=a,DC=b ;CN=c ', 'CN=a,DC=b;CN=c'],
  ['prefixes', textablePrefixes, '+1, +44 ,+491', '+1,+44,+491'],
  ['a number', wholeNumber(-14, 14), ' -3 ', '-3'],
  ['a number in front of which zeros stand', reservedConcurrency, '007', '007'],
  ['one at once', reservedConcurrency, '1', '1'],
  ['nothing reserved', reservedConcurrency, ' none ', { Ref: 'AWS::NoValue' }],
  ['dollars', dollars, '1', '1'],
  ['dollars and cents', dollars, ' 0.80', '0.80'],
  ['an email address', email, ' it-ops@corp.example.com ', 'it-ops@corp.example.com'],
  ['a file', bundledFile, 'certificates/prod.eu-1.pem', 'certificates/prod.eu-1.pem'],
  ['as long as there is room', within(4, text), ' four ', 'four'],
  ['a retention', retentionDays, ' 90', '90'],
  [
    'an address',
    httpsAddress,
    ' https://tickets.example.com/api?table=incident',
    'https://tickets.example.com/api?table=incident',
  ],
  ['a webhook', webhookAddress, hook, hook],
  ...[
    'https://prod-01.westeurope.logic.azure.com:443/workflows/1a2b/triggers/manual/paths/invoke',
    'https://0123abcd.01.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/1a2b/triggers/manual/paths/invoke',
    'https://api.powerautomate.com/powerautomate/automations/direct/workflows/1a2b/triggers/manual/paths/invoke',
  ].map((address): Cases[number] => ['a Workflows address of today', webhookAddress, address, address]),
];

const zone = 'expected an IANA time zone, such as Europe/Berlin or Asia/Kolkata';
const prefix = 'expected a plus sign and one to seven digits, such as +44';
const noHttps =
  'expected an https:// address without a user, a password or a #; a signature, a token or a key in it belongs into the secret';
const noFile = "expected a file of the service's folder, by its path in it, such as certificates/prod.pem";
const noHook =
  'expected an https:// address up to the "?"; what follows holds a signature (sig), which belongs into the secret';

const wrong: Cases = [
  ['nothing', text, ' ', 'expected a value'],
  ['another word', oneOf(['on', 'off']), 'yes', 'expected "on" or "off"'],
  ['a word in capitals', oneOf(['on', 'off']), 'ON', 'expected "on" or "off"'],
  ['an offset', timeZone, '+05:30', zone],
  ['an offset of UTC', timeZone, 'UTC+2', zone],
  ['a city', timeZone, 'Berlin', zone],
  ['a zone in small letters', timeZone, 'europe/berlin', zone],
  ['a blank within a zone', timeZone, 'Europe/ Berlin', zone],
  ['no plus sign', textablePrefixes, '+1,44', `1: ${prefix}`],
  ['a whole number as a prefix', textablePrefixes, '+15550100101', `0: ${prefix}`],
  ['a comma at the end', textablePrefixes, '+1,', `1: ${prefix}`],
  ['two that are wrong', textablePrefixes, '1,44', `0: ${prefix}; 1: ${prefix}`],
  ['none at once', reservedConcurrency, '0', 'expected none, or a whole number, 1 or more'],
  ['half', reservedConcurrency, '2.5', 'expected none, or a whole number, 1 or more'],
  ['a word for a number', reservedConcurrency, 'null', 'expected none, or a whole number, 1 or more'],
  ['a number with an exponent', reservedConcurrency, '1e3', 'expected none, or a whole number, 1 or more'],
  ['a sign before dollars', dollars, '$1', 'expected US dollars, such as 0.80'],
  ['a third of a cent', dollars, '0.003', 'expected US dollars, such as 0.80'],
  ['two email addresses', email, 'a@example.com, b@example.com', 'expected an email address'],
  ['a name for an address', email, 'it-ops', 'expected an email address'],
  ['a file from the root', bundledFile, '/etc/ssl/ca.pem', noFile],
  ['a file outside', bundledFile, 'certificates/../../ca.pem', noFile],
  ['every file', bundledFile, 'certificates/*', noFile],
  ['a file that is left out', bundledFile, '!ca.pem', noFile],
  ['more than there is room for', within(4, text), 'fives', 'expected at most 4 characters'],
  [
    'prefixes of the whole world',
    textablePrefixes,
    Array(129).fill('+1').join(),
    'expected at most 384 characters',
  ],
  ['too low', wholeNumber(-14, 14), '-15', 'expected a whole number, from -14 to 14'],
  [
    'a retention that CloudWatch has not',
    retentionDays,
    '91',
    expect.stringMatching(/^expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120,/),
  ],
  ['an address without TLS', httpsAddress, 'http://tickets.example.com', noHttps],
  ['an address with a password', httpsAddress, 'https://me:secret@tickets.example.com', noHttps],
  ['two addresses', httpsAddress, 'https://a.example.com https://b.example.com', noHttps],
  ...['sig', 'SIG', 'token', 'access_token', 'api_key', 'x-key', 'apikey', 'code', 's%69g'].map(
    (name): Cases[number] => [
      `an address with its ${name}`,
      httpsAddress,
      `https://tickets.example.com/api?table=incident&${name}=abc`,
      noHttps,
    ],
  ),
  ['an address with a key in its path', httpsAddress, 'https://tickets.example.com/api;key=abc/x', noHttps],
  ['a webhook address with its signature in the path', webhookAddress, `${hook}/sig=abc`, noHook],
  ['a webhook address whose question mark is written otherwise', webhookAddress, `${hook}%3Fsig=abc`, noHook],
  ['a whole webhook address', webhookAddress, `${hook}?api-version=1&sig=abc`, noHook],
  ['a webhook address with its question mark', webhookAddress, `${hook}?`, noHook],
];

testFields(right, wrong);

test('every time zone that the runtime lists is read', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  expect(zones.length).toBeGreaterThan(300);
  expect(zones.filter((name) => said(timeZone, name) !== name)).toEqual([]);
});
