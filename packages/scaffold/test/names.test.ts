import { describe, expect, test } from 'vitest';
import { namesOf, refusal, renamed } from '../src/names.ts';

const taken = {
  services: ['patch-status-intent', 'auth-lookup'],
  names: ['helpIntent', 'patchStatusIntent', 'DiskEnvironment'],
  utterances: ['check patching', 'bye'],
};

test('a name has the forms that files have', () => {
  expect(namesOf('network-scan')).toEqual({
    kebab: 'network-scan',
    camel: 'networkScan',
    pascal: 'NetworkScan',
    words: 'network scan',
    sentence: 'Network scan',
  });
});

test('every form is renamed, and nothing else', () => {
  const text = 'sample-errand-intent sampleErrandIntent SampleErrandX sample errand. Sample errand: errand';
  expect(renamed(text, namesOf('sample-errand'), namesOf('scan'))).toBe(
    'scan-intent scanIntent ScanX scan. Scan: errand',
  );
});

test.each(['network-scan', 'scan', 'emergency-patch', 'aaaaaaaaaaaaaaaaaaaa', 'disk-usage', 'intentional'])(
  '%s will do',
  (name) => {
    expect(refusal(name, taken)).toBeUndefined();
  },
);

describe('a name is refused, and told why, when it', () => {
  test.each([
    ['has capitals', 'NetworkScan', 'expected small letters'],
    ['has spaces', 'network scan', 'expected small letters'],
    ['has a digit, which nobody says', 'scan-2', 'expected small letters'],
    ['has two hyphens beside each other', 'network--scan', 'expected small letters'],
    ['begins with a hyphen', '-scan', 'expected small letters'],
    ['ends with a hyphen', 'scan-', 'expected small letters'],
    ['leads out of its folder', '../scan', 'expected small letters'],
    ['is nothing', '', 'expected small letters'],
    ['says intent', 'scan-intent', 'expected the name without "intent"'],
    ['is nothing but intent', 'intent', 'expected the name without "intent"'],
    ['makes the name of a function too long', 'aaaaaaaaaaaaaaaaaaaaa', 'expected at most 20 characters'],
    ['is that of a service', 'patch-status', 'services/patch-status-intent is there already'],
    ['is that of an intent of every conversation', 'help', 'another service has helpIntent'],
    ['makes a slot type that there is', 'disk', 'another service has DiskEnvironment'],
    ['is said to another service', 'check-patching', '"check patching" is said to another service already'],
  ])('%s', (_, name, message) => {
    expect(refusal(name, taken)).toContain(message);
  });
});
