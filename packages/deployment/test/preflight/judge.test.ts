import { describe, expect, test } from 'vitest';
import { codeOf, type Finding, inWords, type Weight } from '../../src/preflight/finding.ts';
import { judgeConcurrency } from '../../src/preflight/judge/concurrency.ts';
import { judgeConnect } from '../../src/preflight/judge/connect.ts';
import { judgeEnvironment } from '../../src/preflight/judge/environment.ts';
import { judgeNetwork } from '../../src/preflight/judge/network.ts';
import { judgeStack } from '../../src/preflight/judge/stacks.ts';
import { judgeTexts } from '../../src/preflight/judge/texts.ts';

function weights(findings: readonly Finding[]): Weight[] {
  return findings.map(({ weight }) => weight);
}

describe('a stack', () => {
  test.each([
    [undefined, []],
    ['UPDATE_ROLLBACK_COMPLETE', []],
    ['REVIEW_IN_PROGRESS', []],
    ['ROLLBACK_COMPLETE', ['Delete it, then deploy: aws cloudformation delete-stack --stack-name doors']],
    ['CREATE_FAILED', ['Delete it, then deploy: aws cloudformation delete-stack --stack-name doors']],
    ['DELETE_FAILED', ['Delete it, then deploy: aws cloudformation delete-stack --stack-name doors']],
    ['UPDATE_IN_PROGRESS', ['Wait until it is done.']],
    ['ROLLBACK_IN_PROGRESS', ['Wait until it is done.']],
    [
      'UPDATE_ROLLBACK_FAILED',
      ['Mend what it names, then: aws cloudformation continue-update-rollback --stack-name doors'],
    ],
  ])('in state %s', (status, todos) => {
    expect(judgeStack('doors', status).map(({ todo }) => todo)).toEqual(todos);
  });
});

describe('reserved concurrency', () => {
  test.each<[string, limit: number, unreserved: number, ours: number, wanted: number, Weight[]]>([
    ['nothing is wanted of a large quota', 1000, 1000, 0, 0, []],
    ['nothing is wanted of a small one', 10, 10, 0, 0, ['note']],
    ['a small one has nothing to reserve', 10, 10, 0, 1, ['stops']],
    ['one of 50 has nothing either', 50, 50, 0, 1, ['stops']],
    ['exactly what is left above 100', 1000, 152, 0, 52, []],
    ['one more than that', 1000, 152, 0, 53, ['stops']],
    ['what is held already is held again', 1000, 100, 52, 52, []],
    ['less than is left, though all is held by others', 1000, 40, 0, 1, ['stops']],
  ])('%s', (_, limit, unreserved, ours, wanted, found) => {
    expect(weights(judgeConcurrency({ limit, unreserved, ours }, wanted))).toEqual(found);
  });
});

describe('the variables of a function', () => {
  test.each<[number, Weight[]]>([
    [3599, []],
    [3600, ['note']],
    [4096, ['note']],
    [4097, ['stops']],
  ])('%i bytes', (bytes, found) => {
    const environment = { NAME: 'é'.repeat((bytes - 4 - (bytes % 2)) / 2) + 'x'.repeat(bytes % 2) };
    expect(weights(judgeEnvironment({ name: 'open', reserved: undefined, environment }))).toEqual(found);
  });
});

describe('text messages', () => {
  const good = { isInSandbox: false, monthlyLimit: 50, originationNumbers: ['+18335550100'] };
  test.each<[string, Partial<typeof good>, prefixes: string[], string[]]>([
    ['nothing is missing', {}, ['+1', '+44'], []],
    ['where no number of its own is needed', { originationNumbers: [] }, ['+44', '+49'], []],
    ['to the United States without a number', { originationNumbers: [] }, ['+44', '+1'], ['a number']],
    ['one dollar', { monthlyLimit: 1 }, ['+44'], ['1 US dollars']],
    ['less', { monthlyLimit: 0 }, ['+44'], ['0 US dollars']],
    [
      'a new account',
      { isInSandbox: true, monthlyLimit: 1, originationNumbers: [] },
      ['+1'],
      ['sandbox', '1 US dollars', 'a number'],
    ],
  ])('%s', (_, texts, prefixes, words) => {
    const found = judgeTexts({ ...good, ...texts }, prefixes, ['']).map((it) => it.found);
    expect(found).toEqual(
      words.map((word) => expect.stringContaining(word.replace('a number', 'no number'))),
    );
  });

  test.each([
    ['one of the account', ['+18335550100'], []],
    ['none where AWS chooses', [''], []],
    ['one of somebody else', ['', '+447700900123'], ['+447700900123 is no number of this account']],
  ])('the number that they are to come from: %s', (_, senders, words) => {
    const found = judgeTexts(good, ['+44'], senders).map((it) => it.found);
    expect(found).toEqual(words.map((word) => expect.stringContaining(word)));
  });
});

describe('a Connect instance', () => {
  const active = { status: 'ACTIVE', queue: 'enabled', flows: ['Main-dev'] } as const;
  test.each<[string, Parameters<typeof judgeConnect>[1], Weight[]]>([
    ['is active', active, []],
    ['is being made', { ...active, status: 'CREATION_IN_PROGRESS' }, ['stops']],
    ['is not there', { ...active, status: undefined }, ['stops']],
    ['has the queue, disabled', { ...active, queue: 'disabled' }, ['breaks']],
    ['has not the queue', { ...active, queue: 'missing' }, ['stops']],
    ['hands nobody over', { ...active, queue: undefined }, ['note']],
    ['has a flow of this very name', { ...active, flows: ['Main-dev', 'Main-prod'] }, ['stops']],
  ])('%s', (_, instance, found) => {
    expect(weights(judgeConnect('arn', instance, ['Main-prod']))).toEqual(found);
  });
});

describe('a network', () => {
  const planned = { subnetIds: ['a', 'b'], securityGroupIds: ['g'] };
  const [a, b] = ['a', 'b'].map((id) => ({ id, vpcId: 'v', leadsOut: false }));
  const g = { id: 'g', vpcId: 'v', lets636Out: true };
  const network = {
    subnets: [a, b].filter((it) => it !== undefined),
    securityGroups: [g],
    endpoints: ['kms', 'sns'],
  };
  test.each<[string, Partial<typeof network>, string[]]>([
    ['with all endpoints', {}, []],
    ['with one missing', { endpoints: ['kms'] }, ['breaks: nothing leads from a, b to sns']],
    [
      'with one missing, and a way out of one of two subnets',
      {
        endpoints: ['kms'],
        subnets: [
          { id: 'a', vpcId: 'v', leadsOut: true },
          { id: 'b', vpcId: 'v', leadsOut: false },
        ],
      },
      ['breaks: nothing leads from b to sns'],
    ],
    [
      'with a way out and no endpoint',
      { endpoints: [], subnets: ['a', 'b'].map((id) => ({ id, vpcId: 'v', leadsOut: true })) },
      [],
    ],
    ['without a subnet', { subnets: [] }, ['stops: there is no a, b']],
    ['without the security group', { securityGroups: [] }, ['stops: there is no g']],
    [
      'that is two',
      { securityGroups: [{ ...g, vpcId: 'w' }] },
      ['stops: subnets and security groups are in several'],
    ],
    [
      'that holds port 636 in',
      { securityGroups: [{ ...g, lets636Out: false }] },
      ['breaks: no rule of g lets port 636 out'],
    ],
  ])('%s', (_, other, found) => {
    const told = judgeNetwork(planned, { ...network, ...other }, ['kms', 'sns']);
    expect(told.map(({ weight, found: what }) => `${weight}: ${what}`)).toEqual(
      found.map((it) => expect.stringContaining(it)),
    );
  });
});

test('what stops a deployment is read first, and the command ends by what weighs most', () => {
  function of(weight: Weight): Finding {
    return { weight, about: weight, found: 'found', todo: 'Do this.' };
  }
  expect(inWords([of('note'), of('stops')])).toBe(
    'stops   stops: found\n        Do this.\nnote    note: found\n        Do this.\n',
  );
  const codes = ([[], ['note'], ['unseen', 'note'], ['breaks'], ['stops', 'breaks']] as const).map((all) =>
    codeOf(all.map(of)),
  );
  expect(codes).toEqual([0, 0, 3, 3, 4]);
});
