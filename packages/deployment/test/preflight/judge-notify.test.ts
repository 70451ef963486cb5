import { describe, expect, test } from 'vitest';
import { judgeNotify } from '../../src/preflight/judge/notify.ts';

describe('one-time PINs by Notify', () => {
  const planned = { configurationId: 'notify-1', templateId: 'english' };
  const configuration = { status: 'ACTIVE', why: undefined, tier: 'ADVANCED', channels: ['SMS'] };
  const template = { status: 'ACTIVE', channels: ['SMS'], tiers: ['BASIC', 'ADVANCED'], wants: ['code'] };
  const rejected = { ...configuration, status: 'REJECTED', why: 'a URL' };
  test.each<[string, Partial<Parameters<typeof judgeNotify>[1]>, string[]]>([
    ['nothing is missing', {}, []],
    ['a limit that AWS does not tell', { monthlyLimit: undefined }, []],
    ['no configuration', { configuration: undefined }, ['breaks: the account has none of this ID']],
    [
      'one that is new',
      { configuration: { ...configuration, status: 'PENDING' } },
      ['breaks: it is PENDING'],
    ],
    ['one that was rejected', { configuration: rejected }, ['breaks: it is REJECTED: a URL']],
    [
      'one that calls',
      { configuration: { ...configuration, channels: ['VOICE'] } },
      ['breaks: it sends no SMS'],
    ],
    ['the Basic tier', { configuration: { ...configuration, tier: 'BASIC' } }, ['note: on the Basic tier']],
    ['no template', { template: undefined }, ['breaks: there is no template english']],
    ['one of old', { template: { ...template, status: 'INACTIVE' } }, ['breaks: template english is none']],
    [
      'one for calls',
      { template: { ...template, channels: ['VOICE'] } },
      ['breaks: template english is none'],
    ],
    [
      'one of another tier',
      { template: { ...template, tiers: ['BASIC'] } },
      ['breaks: template english is none'],
    ],
    [
      'one that wants a time',
      { template: { ...template, wants: ['code', 'time'] } },
      ['breaks: template english wants time'],
    ],
    ['one dollar', { monthlyLimit: 1 }, ['breaks: its texts may cost 1 US dollars']],
  ])('%s', (_, changes, words) => {
    const notify = { configuration, template, monthlyLimit: 50, ...changes };
    const found = judgeNotify(planned, notify).map((it) => `${it.weight}: ${it.found}`);
    expect(found).toEqual(words.map((word) => expect.stringContaining(word)));
  });
});
