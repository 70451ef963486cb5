import { describe, expect, test } from 'vitest';
import { analyzeBot, readBot } from '../../src/index.ts';
import { problems } from '../definition/tiny-bot.ts';
import { botOf, tenOf } from './small-bots.ts';

describe('what a bot means to have', () => {
  const few = [{ name: 'Ask', says: tenOf('ask').slice(1) }];
  const accepts = (...items: string[]) => `Metadata: { Analyzer: { Accepted: [${items.join(', ')}] } }`;
  const told = (metadata: string) => analyzeBot(readBot(botOf(few, metadata), 'bot.yml'));

  test('is left out', () => {
    expect(told(accepts('{ Rule: few utterances, Of: Ask, Because: nobody says it }'))).toEqual([]);
  });

  test('and is told when it is not there', () => {
    const vain = '{ Rule: overlap, Of: Ask, Because: nobody says it }';
    expect(told(accepts('{ Rule: few utterances, Of: Ask, Because: nobody says it }', vain))).toEqual([
      'Resources.Bot.Metadata.Analyzer.Accepted[1]: accepts what is not found',
    ]);
  });

  test.each([
    ['without a reason', '{ Rule: overlap, Of: Ask }', 'Because: expected text, found nothing'],
    ['of another rule', '{ Rule: overlaps, Of: Ask, Because: x }', 'Rule: Invalid option'],
  ])('%s is refused', (_title, item, problem) => {
    expect(problems(botOf(few, accepts(item)))[0]).toContain(
      `bot.yml: Resources.Bot.Metadata.Analyzer.Accepted[0].${problem}`,
    );
  });

  test('metadata for others is not in the way', () => {
    expect(problems(botOf(few, 'Metadata: { cfn-lint: { config: {} } }'))).toEqual([]);
  });
});
