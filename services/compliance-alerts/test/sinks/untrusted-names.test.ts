import { expect, test } from 'vitest';
import { idOf } from '../fleet.ts';
import { cardsOf, linesOf, slackOf, ticketsOf } from '../messages.ts';
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
    slack: slack && linesOf(slack).find((line) => line.startsWith('• ')),
    ticket: ticket?.findings[0]?.name,
  };
}

const id = idOf(1);
const needs = '– other: 1 pending reboot';

test.each([
  ['no Name tag', undefined, '\\(no name\\)', '(no name)', ''],
  ['an empty name', '', '\\(no name\\)', '(no name)', ''],
  ['a blank name', ' \t ', '\\(no name\\)', '(no name)', ''],
  ['no-break spaces alone', '\u00a0\u2003\u3000', '\\(no name\\)', '(no name)', ''],
  ['a name nobody sees', '\u2060\ufeff\u200b\u00ad', '\\(no name\\)', '(no name)', ''],
  ['fillers alone', '\u3164\u2800\uffa0\u115f', '\\(no name\\)', '(no name)', ''],
  ['a name among invisible marks', '\ufeffdb\u2060-1\u200d', 'db-1', 'db-1', 'db-1'],
  ['hidden tags of letters', 'db\u{e0041}\u{e007f}-1', 'db-1', 'db-1', 'db-1'],
  ['a mention', '@channel', '@channel', '@channel', "'@channel"],
  [
    'a Slack mention',
    '<!channel> <@U1>',
    '\\<\\!channel\\> \\<@U1\\>',
    '<!channel> <@U1>',
    '<!channel> <@U1>',
  ],
  ['stars', '*db*', '\\*db\\*', '*db*', '*db*'],
  ['underscores', '_old_', '\\_old\\_', '_old_', '_old_'],
  ['a struck-out name', '~old~', '\\~old\\~', '~old~', '~old~'],
  ['code', '`db`', '\\`db\\`', '`db`', '`db`'],
  ['an emoji by its name', ':fire:', ':fire:', ':fire:', ':fire:'],
  ['an item of a list', '- web', '\\- web', '- web', "'- web"],
  ['another item of a list', '+ web', '\\+ web', '+ web', "'+ web"],
  ['a numbered item', '7. db', '7\\. db', '7. db', '7. db'],
  ['a heading', '# db', '\\# db', '# db', '# db'],
  ['a quotation', '> db', '\\> db', '> db', '> db'],
  ['a formula', "=cmd|'/c calc'!A1", "\\=cmd\\|'/c calc'\\!A1", "=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"],
  ['a tag', '</p><script>', '\\</p\\>\\<script\\>', '</p><script>', '</p><script>'],
  ['a link', '[x](javascript:1)', '\\[x\\]\\(javascript:1\\)', '[x](javascript:1)', '[x](javascript:1)'],
  ['an entity', '&lt;', '\\&lt;', '&lt;', '&lt;'],
  ['a backslash', 'a\\*b', 'a\\\\\\*b', 'a\\*b', 'a\\*b'],
  ['new lines', 'a\r\n# b', 'a \\# b', 'a # b', 'a # b'],
  ['a turned direction', 'a\u202eb', 'ab', 'ab', 'ab'],
  ['256 letters', 'n'.repeat(256), 'n'.repeat(60), 'n'.repeat(60), 'n'.repeat(60)],
])('C118: %s is shown as it was typed', async (_, name, teams, slack, ticket) => {
  expect(await told(name)).toEqual({
    teams: `${teams} ${needs}`,
    slack: `• ${id} ${slack} ${needs}`,
    ticket,
  });
});
