import { describe, expect, test } from 'vitest';
import { closeNames, isAlike, isAlikeAtCore } from '../../src/patching/group-names.ts';

test.each([
  ['amazon linux dev', 'AmazonLinuxDev', true, true],
  ['Amazon-Linux-Dev', 'AmazonLinuxDev', true, true],
  ['AMAZONLINUXDEV', 'AmazonLinuxDev', true, true],
  ['the amazon linux dev group', 'AmazonLinuxDev', false, true],
  ['web two', 'web-2', true, true],
  ['web 2', 'Web_Two', true, true],
  ['sql server 2022', 'SqlServer2022', true, true],
  ['target group', 'target-group', true, true],
  ['the group', 'Group', false, false],
  ['the target group all', 'all', false, true],
  ['amazon linux', 'AmazonLinuxDev', false, false],
  ['amazon linux prod', 'AmazonLinuxDev', false, false],
  ['', 'AmazonLinuxDev', false, false],
  ['...', '___', false, false],
  ['__proto__', 'AmazonLinuxDev', false, false],
])('"%s" is %s: %s, whatever is said around it: %s', (said, name, alike, atCore) => {
  expect([isAlike(said, name), isAlikeAtCore(said, name)]).toEqual([alike, atCore]);
});

describe('close names', () => {
  const names = ['AmazonLinuxDev', 'AmazonLinuxProd', 'UbuntuDev', 'WindowsServerProd', 'DatabaseProd'];
  test.each([
    ['amazon linux', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['amazon linux def', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['amazonlinuxdef', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['ubuntu deaf', ['UbuntuDev']],
    ['prod', ['DatabaseProd', 'AmazonLinuxProd', 'WindowsServerProd']],
    ['windows server', ['WindowsServerProd']],
    ['the purple servers', []],
    ['windows servers', ['WindowsServerProd']],
    ['purple', []],
    ['x'.repeat(1024), []],
  ])('"%s": %o', (said, close) => {
    expect(closeNames(said, names)).toEqual(close);
  });
});
