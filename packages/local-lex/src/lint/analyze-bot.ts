import type { AcceptedFinding, BotDefinition, LocaleDefinition } from '../definition/bot-definition.ts';
import type { Finding } from './finding.ts';
import { placedUtterances } from './placed-utterances.ts';
import { commandValues, swallowed } from './swallowed.ts';
import { fewUtterances, overlaps } from './utterances.ts';

/**
 * What Lex takes and people stumble over, after what Lex's own Bot Analyzer looks for: utterances of two intents that say
 * the same, too few of them, and such as a slot takes for its value. Findings that the bot's `Metadata` accepts are left
 * out, and one accepted in vain is told.
 *
 * @returns a line each, which begins with the path of the property
 */
export function analyzeBot(bot: BotDefinition): readonly string[] {
  const start = `Resources.${bot.logicalId}`;
  const findings = bot.locales.flatMap((locale, index) =>
    findingsIn(locale, `${start}.Properties.BotLocales[${index}]`),
  );
  const open = findings.filter((finding) => !bot.accepted.some((it) => isOf(it, finding)));
  return [
    ...open.map(({ path, rule, message }) => `${path}: ${rule}: ${message}`),
    ...bot.accepted.flatMap((it, index) =>
      findings.some((finding) => isOf(it, finding))
        ? []
        : [`${start}.Metadata.Analyzer.Accepted[${index}]: accepts what is not found`],
    ),
  ];
}

function isOf(accepted: AcceptedFinding, { rule, of }: Finding): boolean {
  return accepted.rule === rule && accepted.of === of;
}

function findingsIn(locale: LocaleDefinition, at: string): readonly Finding[] {
  const utterances = placedUtterances(locale, at);
  return [
    ...overlaps(utterances),
    ...fewUtterances(locale, at),
    ...swallowed(locale, utterances, at),
    ...commandValues(locale, utterances, at),
  ];
}
