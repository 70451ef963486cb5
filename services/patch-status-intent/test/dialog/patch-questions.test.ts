import { describe, expect, test } from 'vitest';
import { kept, type PatchQuestion, patchQuestionIn } from '../../src/dialog/patch-questions.ts';

function asked(said: string, last: { more?: string; told?: string } = {}): PatchQuestion {
  return patchQuestionIn(said, { more: last.more, told: last.told });
}

test.each([
  'what failed',
  'Which one failed?',
  'who failed?',
  'show me the failures, please',
  'what’s wrong',
  'what went wrong last night?',
  'did anything go wrong last night',
  'did anything fail',
  'are there any problems?',
  'any errors',
  'why',
  'why did it fail?',
  'details',
  'more details please',
  'give me the details',
  'is anything broken',
  'tell me which servers failed yesterday',
])('"%s" asks what failed', (said) => {
  expect(asked(said)).toEqual({ ask: 'failures' });
});

test.each([
  'what’s still running?',
  'what is in progress',
  'is anything running',
  'which jobs are underway',
  'ok the latest one',
  'how did last night’s patching go?',
  'and how is patching going today',
  'the latest',
])('"%s" asks for all jobs', (said) => {
  expect(asked(said)).toEqual({ ask: 'latest' });
});

test.each([
  'list groups',
  'which groups are there?',
  'groups',
  'I don’t know the names, list the groups please',
  'none of these. list groups',
  'read me the other groups',
  'what target groups do you have',
  'show me all the names',
  'what are the groups',
])('"%s" asks which groups there are', (said) => {
  expect(asked(said)).toEqual({ ask: 'groups' });
});

test.each([
  'windows server prod',
  'did windows server prod fail?',
  'why did ubuntu dev fail',
  'which windows servers failed',
  'is the database still running',
  'the web group',
  'failures-prod',
  'purple',
  '',
  '🔥',
])('"%s" may be a name', (said) => {
  expect(asked(said)).toEqual({ ask: 'named', said });
});

describe('after a group was told', () => {
  const told = 'WindowsServerProd and UbuntuDev';
  test.each([
    'why did it fail',
    'why?',
    'details',
    'And when did it finish?',
    'what happened',
    'is it done yet',
    'how long did it take to finish',
  ])('"%s" asks on about it', (said) => {
    expect(asked(said, { told })).toEqual({ ask: 'named', said: told });
  });
  test.each([
    ['what failed', { ask: 'failures' }],
    ['which jobs failed', { ask: 'failures' }],
    ['what else failed', { ask: 'named', said: 'what else failed' }],
    ['list groups', { ask: 'groups' }],
    ['latest', { ask: 'latest' }],
    ['linux dev', { ask: 'named', said: 'linux dev' }],
  ])('"%s" does not', (said, question) => {
    expect(asked(said, { told })).toEqual(question);
  });
});

describe('more', () => {
  test.each(['more', 'say more', 'tell me more', 'the rest', 'and the rest?', 'continue', 'next'])(
    '"%s" goes on',
    (said) => {
      expect(asked(said, { more: kept('failures', 3) })).toEqual({ ask: 'failures', from: 3 });
      expect(asked(said, { more: kept('groups', 15) })).toEqual({ ask: 'groups', from: 15 });
    },
  );

  test.each([undefined, '', 'failures', 'failures -1', 'secrets 3', 'latest 12345'])(
    'where %o is kept, nothing more is told',
    (more) => {
      expect(patchQuestionIn('more', { more, told: undefined })).toEqual({ ask: 'no more' });
    },
  );
});
