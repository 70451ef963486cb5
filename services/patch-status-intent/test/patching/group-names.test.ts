import { describe, expect, test } from 'vitest';
import { closeGroups, meansGroup } from '../../src/patching/group-names.ts';

test.each([
  ['amazon linux dev', 'AmazonLinuxDev', true],
  ['Amazon-Linux-Dev', 'AmazonLinuxDev', true],
  ['AMAZONLINUXDEV', 'AmazonLinuxDev', true],
  ['the amazon linux dev group', 'AmazonLinuxDev', true],
  ['web two', 'web-2', true],
  ['web 2', 'Web_Two', true],
  ['sql server 2022', 'SqlServer2022', true],
  ['amazon linux', 'AmazonLinuxDev', false],
  ['amazon linux prod', 'AmazonLinuxDev', false],
  ['', 'AmazonLinuxDev', false],
  ['the group', 'Group', false],
  ['__proto__', 'AmazonLinuxDev', false],
])('"%s" means %s: %s', (said, group, means) => {
  expect(meansGroup(said, group)).toBe(means);
});

describe('close names', () => {
  const groups = ['AmazonLinuxDev', 'AmazonLinuxProd', 'UbuntuDev', 'WindowsServerProd', 'DatabaseProd'];
  test.each([
    ['amazon linux', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['amazon linux def', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['amazonlinuxdef', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['ubuntu deaf', ['UbuntuDev']],
    ['prod', ['DatabaseProd', 'AmazonLinuxProd', 'WindowsServerProd']],
    ['purple', []],
    ['x'.repeat(1024), []],
  ])('"%s": %o', (said, close) => {
    expect(closeGroups(said, groups)).toEqual(close);
  });
});
