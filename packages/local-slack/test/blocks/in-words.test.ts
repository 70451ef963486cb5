import { expect, test } from 'vitest';
import { blocksInWords, readBlocks } from '../../src/index.ts';

test('blocks are shown as text, and live markup is told from words', () => {
  const rich = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Failed: ' },
          { type: 'text', text: '<!here>', style: { bold: true } },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'emoji', name: 'x' },
              { type: 'text', text: ' windows-prod' },
            ],
          },
        ],
      },
    ],
  };
  const blocks = [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '*Jobs*\n<!channel> &lt;b&gt;' },
      accessory: { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Details' } },
    },
    rich,
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'plain_text', text: 'All times are UTC.' }] },
  ];
  const read = readBlocks('message', blocks);
  if ('errors' in read) throw new Error(read.errors.join('\n'));
  expect(blocksInWords(read.blocks)).toEqual([
    '*Jobs*',
    '⟦!channel⟧ <b>',
    '[Details]',
    'Failed: <!here>',
    '• :x: windows-prod',
    '---',
    'All times are UTC.',
  ]);
});
