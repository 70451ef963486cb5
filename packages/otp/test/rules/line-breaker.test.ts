import { pinLifeMs } from '@opsline/otp';
import { memoryStore, sceneOf } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';

const second = 1_000;
const minute = 60 * second;

// Everybody asks once, for themselves.
function crowd() {
  const scene = sceneOf(memoryStore());
  let next = 0;
  const arrive = async (): Promise<{ readonly outcome: string; readonly use: () => Promise<string> }> => {
    next += 1;
    const ask = {
      holder: `e${next}`,
      phone: `+1555${1_000_000 + next}`,
      conversation: `c${next}`,
      person: `p${next}`,
    };
    const outcome = await scene.issue(ask);
    const pin = scene.texts.at(-1) ?? '';
    return { outcome, use: () => scene.type(pin, ask) };
  };
  return { ...scene, arrive };
}

describe('O9: the line', () => {
  test('sends 60 a minute and no more', async () => {
    const { arrive, pass } = crowd();
    for (let i = 0; i < 60; i += 1) expect((await arrive()).outcome).toBe('sent');
    pass(minute - 1);
    expect((await arrive()).outcome).toBe('halted');
    pass(1);
    expect((await arrive()).outcome).toBe('sent');
  });

  test.each([
    [0, 'halted'],
    [9, 'halted'],
    [10, 'sent'],
    [50, 'sent'],
  ])('after 50 text messages of which %i were used: %s', async (used, outcome) => {
    const { arrive, pass } = crowd();
    for (let i = 0; i < 50; i += 1) {
      const { use } = await arrive();
      if (i < used) expect(await use()).toBe('accepted');
    }
    pass(10 * second + pinLifeMs);
    expect((await arrive()).outcome).toBe(outcome);
  });

  test('judges a text message only once its one-time PIN has had its time', async () => {
    const { arrive, pass } = crowd();
    for (let i = 0; i < 50; i += 1) await arrive();
    pass(10 * second + pinLifeMs - 1);
    expect((await arrive()).outcome).toBe('sent');
    pass(1);
    expect((await arrive()).outcome).toBe('halted');
  });

  test('judges nothing by 49', async () => {
    const { arrive, pass } = crowd();
    for (let i = 0; i < 49; i += 1) await arrive();
    pass(2 * minute);
    expect((await arrive()).outcome).toBe('sent');
  });

  test('starts again when the 50 are 15 min old', async () => {
    const { arrive, pass } = crowd();
    for (let i = 0; i < 50; i += 1) await arrive();
    pass(15 * minute - 1);
    expect((await arrive()).outcome).toBe('halted');
    pass(1);
    expect((await arrive()).outcome).toBe('sent');
  });

  test('is not halted by who asks for IDs nobody has', async () => {
    const { arrive, issue, pass } = crowd();
    for (let i = 0; i < 100; i += 1) {
      const nobody = { holder: `n${i}`, phone: undefined, person: `q${i}` };
      expect(await issue(nobody)).toBe('sent');
    }
    pass(2 * minute);
    expect((await arrive()).outcome).toBe('sent');
  });
});
