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

  test('counts anew when it is done', async () => {
    const once = action(
      'twice',
      'Loop',
      { LoopCount: '1' },
      wire('bye', {}, { ContinueLooping: 'loop', DoneLooping: 'bye' }),
    );
    const { transcript } = await line(flowOf(loop('2', 'twice'), again, once, sorry)).call();
    expect(transcript).toHaveLength(4);
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
