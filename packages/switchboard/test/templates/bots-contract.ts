import { join } from 'node:path';
import { toldWhere } from '@opsline/local-kit/sources';
import { analyzeBot, lintBot, parseBot } from '@opsline/local-lex';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/stack/service-folder.ts';
import type { Packaged, Template } from './packaged.ts';
import { modelReadsReset, utterancesOfBuiltIns } from './template-rules.ts';

/** The bots of a template, by their logical IDs. */
function botsIn({ Resources, Conditions }: Template) {
  return Object.keys(Resources)
    .filter((id) => Resources[id]?.Type === 'AWS::Lex::Bot')
    .map((id) => [id, parseBot({ Resources, Conditions }, id)] as const);
}

/** What bots are found wanting in, each with the line that it is written on. */
function wanting(service: string, template: Template): void {
  const found = botsIn(template).flatMap(([, bot]) => analyzeBot(bot));
  toldWhere(join(root, 'services', service), '', () => {
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

/** What holds of each bot that is deployed, with no parameter and with every one. */
export function botsContract({ bare, full }: Readonly<Record<'bare' | 'full', readonly Packaged[]>>): void {
  const withBots = [...bare, ...full].filter(({ template }) => botsIn(template).length > 0);

  describe.each(withBots)('the bot of $service', ({ service, template }) => {
    test('no built-in intent has utterances or slots', () => {
      expect(utterancesOfBuiltIns(template.Resources)).toEqual([]);
    });

    test('no model reads what is said to a bot that resets passwords', () => {
      expect(modelReadsReset(template.Resources)).toEqual([]);
    });

    test('it is one that Lex takes', () => {
      for (const [id, bot] of botsIn(template)) expect(lintBot(bot), id).toEqual([]);
    });

    test('it mishears nobody by its own utterances and values', () => {
      wanting(service, template);
    });
  });

  test.each([
    ['no bot where no parameter says so', bare, []],
    ['patchStatusBot alone where its parameter says so', full, ['PatchStatusBot']],
  ] as const)('a model reads what is said to %s', (_title, services, expected) => {
    const assisted = services.flatMap(({ template }) =>
      botsIn(template).flatMap(([id, { locales }]) => (locales.some((it) => it.assistedNlu) ? [id] : [])),
    );
    expect(assisted).toEqual(expected);
  });

  test('what a bot would be misheard by is told with its line', () => {
    const { service = '', template } = bare.find((it) => 'PatchStatusBot' in it.template.Resources) ?? {};
    const planted = JSON.stringify(template).replace(
      '"Utterance":"check patching"',
      '"Utterance":"bye, please"',
    );
    expect(() => wanting(service, JSON.parse(planted))).toThrow(
      /^[\w./-]+\.yml:\d+: Resources\.PatchStatusBot\.Properties\.BotLocales\[0\]\.Intents\[\d+\]\.SampleUtterances\[\d+\]\.Utterance: overlap: "bye" says what "bye, please" of patchStatusIntent says$/m,
    );
  });
}
