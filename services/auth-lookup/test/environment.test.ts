import { expect, test } from 'vitest';
import { parseEnvironment } from '../src/environment/auth-lookup.ts';

const environment = {
  EMPLOYEE_TABLE: 'Employee',
  PIN_ATTEMPT_TABLE: 'PinAttempt',
  CALLER_KEY: 'caller-key',
  ASSERTION_KEY: 'assertion-key',
};

test('what the function is told is read, and nothing else', () => {
  expect(parseEnvironment({ ...environment, PATH: '/bin' })).toEqual(environment);
});

test.each(Object.keys(environment))('without %s, or with an empty one, it does not start', (name) => {
  for (const value of [undefined, '']) {
    expect(() => parseEnvironment({ ...environment, [name]: value })).toThrow(`environment.${name}: `);
  }
});
