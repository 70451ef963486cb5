import { weaknessOf } from '@opsline/employees/pins';
import { loadScenario, scenarioNames } from '@opsline/local-aws';
import { expect, test } from 'vitest';

test.each(scenarioNames.map((name) => [name]))('P5: no PIN of scenario %s is guessed first', (name) => {
  const { employees } = loadScenario(name, 0);
  expect(employees.length).toBeGreaterThan(0);
  for (const { id, phone, pin } of employees) {
    expect(weaknessOf(pin, { employeeId: id, phone })).toBeUndefined();
  }
});
