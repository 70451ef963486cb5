import { expect, test } from 'vitest';
import { routeOf, withTurnOf } from '../src/dialog/route.ts';
import { parseSaid } from '../src/dialog/said.ts';
import { lexEvent } from './event.ts';
import { owners, patching } from './owners.ts';

const [p, e, s] = owners.map(({ service }) => service);

test.each([
  ['an intent goes to its owner', 'networkScanIntent', '', [s]],
  ['… whoever had the conversation', 'networkScanIntent', p, [s]],
  ['an intent that nobody owns goes to nobody', 'printerIntent', p, 'nobody'],
  ['what was not understood at first is answered here', 'FallbackIntent', '', 'here'],
  ['… and later by whoever has the conversation', 'FallbackIntent', p, [p]],
  ['… if they have words for it', 'FallbackIntent', `${p} ${s}`, 'here'],
  ['help is help of whoever has the conversation', 'helpIntent', `${s} ${p}`, [p]],
  ['help at first is about everything', 'helpIntent', '', 'here'],
  ['what can be said is about the conversation too', 'capabilitiesIntent', p, [p]],
  ['goodbye at first is said here', 'goodbyeIntent', '', 'here'],
  ['goodbye goes to whoever has the conversation', 'goodbyeIntent', p, [p]],
  ['… and to whoever had it, though another has it now', 'goodbyeIntent', `${p} ${s}`, [p]],
  ['… to all of them', 'goodbyeIntent', `${e} ${s} ${p}`, [e, p]],
  ['goodbye to one that does not want to know is said here', 'goodbyeIntent', s, 'here'],
  ['a service that there is not has nothing', 'helpIntent', 'payroll-intent', 'here'],
  ['a service is its whole name', 'helpIntent', 'patch-status', 'here'],
])('%s', (_, intent, tookPart, expected) => {
  const route = routeOf(parseSaid(lexEvent(intent, { tookPart })), owners);
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
