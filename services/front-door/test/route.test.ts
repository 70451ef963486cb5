import { expect, test } from 'vitest';
import { routeOf, withTurnOf } from '../src/dialog/route.ts';
import { parseSaid } from '../src/dialog/said.ts';
import { lexEvent } from './event.ts';
import { owners, patching } from './owners.ts';

const [p, e, s] = owners.map(({ service }) => service);

test.each<[string, string, string | undefined, unknown, string?, string?]>([
  ['an intent goes to its owner', 'networkScanIntent', '', [s]],
  ['… whoever had the conversation', 'networkScanIntent', p, [s]],
  ['an intent that nobody owns goes to nobody', 'printerIntent', p, 'nobody'],
  [
    'what was not understood at first goes to whoever knows names',
    'FallbackIntent',
    '',
    [p],
    'payroll cluster',
  ],
  ['… and later to whoever has the conversation', 'FallbackIntent', `${p} ${s}`, [s], 'payroll cluster'],
  ['manners that nobody has to know are answered here', 'FallbackIntent', '', 'here', 'thanks'],
  ['help is help of whoever has the conversation', 'helpIntent', `${s} ${p}`, [p]],
  ['help at first is about everything', 'helpIntent', '', 'here'],
  ['what can be said is about the conversation too', 'capabilitiesIntent', p, [p]],
  ['a person is asked for where the conversation is', 'personIntent', s, [s]],
  ['goodbye at first is said here', 'goodbyeIntent', '', 'here'],
  ['goodbye goes to whoever has the conversation', 'goodbyeIntent', p, [p]],
  ['… and to whoever had it, though another has it now', 'goodbyeIntent', `${p} ${s}`, [p, s]],
  ['… to all of them', 'stopIntent', `${e} ${s} ${p}`, [e, s, p]],
  ['… in whatever words', 'FallbackIntent', `${p} ${s}`, [p, s], "OK, that's all"],
  [
    '"no" is a goodbye where anything else was asked',
    'goodbyeIntent',
    `${p} ${s}`,
    [p, s],
    'no',
    'anything else',
  ],
  ['… and is none where something was offered', 'goodbyeIntent', `${p} ${s}`, [s], 'no', 'offer'],
  ['a service that there is not has nothing', 'helpIntent', 'payroll-intent', 'here'],
  ['a service is its whole name', 'helpIntent', 'patch-status', 'here'],
])('%s', (_, intent, tookPart, expected, text, asked) => {
  const attributes = { tookPart, ...(asked === undefined ? {} : { asked }) };
  const route = routeOf(parseSaid(lexEvent(intent, attributes, text)), owners);
  const went =
    route.to === 'owner' ? [route.owner] : route.to === 'all that took part' ? route.owners : route.to;
  expect(typeof went === 'string' ? went : went.map(({ service }) => service)).toEqual(expected);
});

test.each([
  ['the first', undefined, p],
  ['another', 'network-scan-intent', `${s} ${p}`],
  ['the same again', `${p} ${s}`, `${s} ${p}`],
])('%s that took part is the last one', (_, tookPart, expected) => {
  const said = parseSaid(lexEvent('patchStatusIntent', tookPart === undefined ? null : { tookPart }));
  expect(withTurnOf(patching, said)).toBe(expected);
});

test('a turn of another bot is refused, by path', () => {
  const event = { ...lexEvent('x'), bot: { id: 'A', aliasId: 'B', name: 'frontDoor' } };
  expect(() => parseSaid(event)).toThrow('event.bot.name: expected frontDoorBot');
});
