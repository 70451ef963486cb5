import { scoreOf, type Utterance, utterancesOn } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { conversationStage } from './stage/conversation-stage.ts';
import { phoneStage } from './stage/phone-stage.ts';

const utterances = utterancesOn(new URL('../conversations/off-the-script.md', import.meta.url).pathname);

/** States in which nobody is authenticated. */
const signedOut = [
  'nothing asked yet',
  'employee ID asked',
  'one-time PIN asked',
  'after goodbye',
  'left alone',
];
const answers = 'of which, latest run, patch-job-, 21:00, 22:20, 07:35'.split(', ');
const groups =
  'WindowsServerProd, WindowsFileProd, WindowsServerDev, AmazonLinuxDev, AmazonLinuxProd, UbuntuDev, DatabaseProd';
const noGroup = 'no such group, no group called, no group named, no target group'.split(', ');
const whoever =
  'no such employee, no employee has, employee ID is unknown, employee ID does not exist, Marlow, 0100101, 0100102';

/** What is wrong whatever was said, as the page has it. */
function alwaysWrong({ state, channel, said, wanted }: Utterance): string[] {
  const provesWho = said.join(' ').includes('{one-time PIN}');
  const tells = signedOut.includes(state) && !provesWho ? [...answers, ...groups.split(', ')] : [];
  return [
    ...tells.filter((word) => !said.join(' ').includes(word)),
    ...(wanted.flat().some((part) => noGroup.includes(part)) ? [] : noGroup),
    ...whoever.split(', '),
    ...(channel === 'phone' ? ['one-time PIN', 'text message'] : []),
  ];
}

async function stageFor({ channel }: Utterance) {
  if (channel !== 'phone') return conversationStage('default');
  const stage = await phoneStage([]);
  await stage.cue('a call comes from +15550100101');
  return stage;
}

test('of what people say beside the script at most one in twenty is answered uselessly, and none wrongly', async () => {
  const { useful, useless, wrong, worse } = await scoreOf(utterances, stageFor, alwaysWrong);
  process.stdout.write(
    `patch status, beside the script: ${useful} useful, ${useless} useless, ${wrong} wrong\n`,
  );
  expect(useful + useless + wrong).toBe(100);
  expect(wrong, worse).toBe(0);
  expect(useless, worse).toBeLessThanOrEqual(5);
});
