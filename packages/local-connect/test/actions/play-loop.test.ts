import { describe, expect, test } from 'vitest';
import { action, flowOf, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const failure = { NoMatchingError: 'sorry' };
const sorry = say('sorry', 'Sorry.', 'bye');

describe('Loop', () => {
  const loop = (count: string, done = 'bye') =>
    action(
      'loop',
      'Loop',
      { LoopCount: count },
      wire('bye', failure, { ContinueLooping: 'again', DoneLooping: done }),
    );
  const again = say('again', 'Again.', 'loop');
  test.each([
    ['0', 0],
    ['2', 2],
  ])('%s rounds', async (count, rounds) => {
    const { transcript } = await line(flowOf(loop(count), again, sorry)).call();
    expect(transcript).toEqual(Array.from({ length: rounds }, () => 'Bot: Again.'));
  });

  test('counts by attribute, and counts anew when it is done', async () => {
    const once = action(
      'twice',
      'Loop',
      { LoopCount: '1' },
      wire('bye', {}, { ContinueLooping: 'loop', DoneLooping: 'bye' }),
    );
    const { transcript } = await line(flowOf(loop('$.Attributes.n', 'twice'), again, once, sorry)).chat([], {
      attributes: { n: '2' },
    });
    expect(transcript).toHaveLength(4);
  });

  test.each(['', 'many', '101', '-1'])('"%s" rounds take the error branch', async (n) => {
    const { path } = await line(flowOf(loop('$.Attributes.n'), again, sorry)).chat([], { attributes: { n } });
    expect(path[0]?.took).toBe('NoMatchingError');
  });

  test('counts anew in another flow', async () => {
    const transfer = action('on', 'TransferToFlow', { ContactFlowId: 'second' }, wire('bye', failure));
    const once = {
      ...loop('1'),
      Transitions: wire('bye', {}, { ContinueLooping: 'on', DoneLooping: 'bye' }),
    };
    const flows = { main: flowOf(once, transfer, sorry), second: flowOf(loop('1'), again, sorry) };
    expect((await line(flows).call()).transcript).toEqual(['Bot: Again.']);
  });

  test('a flow that never ends is stopped', async () => {
    const round = flowOf(say('a', 'A', 'b'), say('b', 'B', 'a'));
    await expect(line(round, { assumptions: { maximumActions: 20 } }).call()).rejects.toThrow(
      'does not end: 20 actions played',
    );
  });
});

test.each([
  [0, 'half'],
  [0.49, 'half'],
  [0.5, 'rest'],
  [0.999, 'rest'],
])('DistributeByPercentage: %d of 1 goes to %s', async (random, said) => {
  const share = action(
    'share',
    'DistributeByPercentage',
    {},
    wire('bye', { NoMatchingCondition: 'rest' }, { '51': 'half' }, 'NumberLessThan'),
  );
  const flow = flowOf(share, say('half', 'half', 'bye'), say('rest', 'rest', 'bye'));
  expect((await line(flow, { random: () => random }).call()).transcript).toEqual([`Bot: ${said}`]);
});
