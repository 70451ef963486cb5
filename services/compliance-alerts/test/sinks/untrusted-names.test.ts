import { expect, test } from 'vitest';
import { idOf } from '../fleet.ts';
import { cardsOf, slackOf, ticketsOf } from '../messages.ts';
import { createWorld, start } from '../world.ts';

async function told(name: string | undefined) {
  const world = createWorld([
    { id: idOf(1), patches: { reboot: 1 }, ...(name === undefined ? {} : { name }) },
  ]);
  await start(world);
  const [card] = cardsOf(world.posts);
  const [slack] = slackOf(world.posts);
  const [ticket] = ticketsOf(world.posts);
  return {
    teams: card?.body.flatMap(({ facts }) => facts ?? [])[0]?.value,
    slack: slack?.blocks.at(-1)?.text.text.split('\n').at(-1),
    ticket: ticket?.findings[0]?.name,
  };
}

const id = idOf(1);
const needs = '– 1 pending reboot';

test.each([
  ['no Name tag', undefined, '(no name)', '(no name)', ''],
  ['a mention', '@channel', '@channel', '@channel', "'@channel"],
  [
    'a Slack mention',
    '<!channel> <@U1>',
    '\\<\\!channel\\> \\<@U1\\>',
    '&lt;!channel&gt; &lt;@U1&gt;',
    '<!channel> <@U1>',
  ],
  ['a formula', "=cmd|'/c calc'!A1", "=cmd\\|'/c calc'\\!A1", "=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"],
  ['a tag', '</p><script>', '\\</p\\>\\<script\\>', '&lt;/p&gt;&lt;script&gt;', '</p><script>'],
  ['a link', '[x](javascript:1)', '\\[x\\]\\(javascript:1\\)', '[x](javascript:1)', '[x](javascript:1)'],
  ['an entity', '&lt;', '\\&lt;', '&amp;lt;', '&lt;'],
  ['a backslash', 'a\\*b', 'a\\\\\\*b', 'a\\*b', 'a\\*b'],
  ['new lines', 'a\r\n# b', 'a \\# b', 'a # b', 'a # b'],
  ['a turned direction', 'a\u202eb', 'a b', 'a b', 'a b'],
  ['256 letters', 'n'.repeat(256), 'n'.repeat(60), 'n'.repeat(60), 'n'.repeat(60)],
])('C118: %s is shown as it was typed', async (_, name, teams, slack, ticket) => {
  expect(await told(name)).toEqual({
    teams: `${teams} ${needs}`,
    slack: `• ${id} ${slack} ${needs}`,
    ticket,
  });
});
