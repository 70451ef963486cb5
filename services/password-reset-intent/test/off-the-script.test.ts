import { scoreOf, type Utterance, utterancesOn } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { chatStage } from './stage/chat-stage.ts';
import { phoneStage } from './stage/phone-stage.ts';

const utterances = utterancesOn(new URL('../conversations/off-the-script.md', import.meta.url).pathname);

/** States in which no read-back has been confirmed. */
const unconfirmed = [
  'nothing asked yet',
  'user ID asked',
  'birth date asked',
  'month asked',
  'after refusal',
  'after goodbye',
];
const whoever =
  'no such user, unknown user, user ID does not exist, account is disabled, account is locked, Dana, Ruiz, 0100104';

/** What is wrong whatever was said, as the page has it. */
function alwaysWrong({ state, said }: Utterance): string[] {
  return [
    ...(said.join(' ').includes('{one-time PIN}') ? [] : ['has been reset', 'has been changed']),
    ...(unconfirmed.includes(state) ? ['on its way'] : []),
    ...whoever.split(', '),
  ];
}

async function stageFor({ channel }: Utterance) {
  if (channel !== 'phone') return chatStage();
  const stage = await phoneStage([]);
  await stage.cue('a call comes from +15550100104');
  return stage;
}

test('of what people say beside the script at most one in twenty is answered uselessly, and none wrongly', async () => {
  const { useful, useless, wrong, worse } = await scoreOf(utterances, stageFor, alwaysWrong);
  process.stdout.write(
    `password reset, beside the script: ${useful} useful, ${useless} useless, ${wrong} wrong\n`,
  );
  expect(useful + useless + wrong).toBe(100);
  expect(wrong, worse).toBe(0);
  expect(useless, worse).toBeLessThanOrEqual(5);
});
