import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { type Meant, mayMean, meant, type Name } from '../../src/patching/find-names.ts';

function group(name: string): Name {
  return { what: 'group', name };
}
function window(name: string): Name {
  return { what: 'window', name };
}

const company = [
  ...['AmazonLinuxDev', 'UbuntuDev', 'AmazonLinuxProd', 'WindowsServerProd', 'WindowsFileProd'].map(group),
  ...['WindowsServerDev', 'DatabaseProd', 'web-2', 'LinuxGroup'].map(group),
  ...['linux-dev', 'linux-prod', 'windows-prod', 'windows-dev', 'database'].map(window),
];

/** What was meant, shortly: names that were found, names with a question mark where they are offered. */
function shortly(answer: Meant): string[] {
  if (answer.kind === 'none') return [];
  if (answer.kind === 'offer') return answer.names.map((name) => `${name}?`);
  return answer.names.map(({ what, name }) => (what === 'window' ? `window ${name}` : name));
}

describe('among the names of a company', () => {
  test.each<[string, string[]]>([
    ['AmazonLinuxDev', ['AmazonLinuxDev']],
    ['amazon linux dev', ['AmazonLinuxDev']],
    ['AMAZONLINUXDEV', ['AmazonLinuxDev']],
    ['the amazon linux dev group', ['AmazonLinuxDev']],
    ['web two', ['web-2']],
    ['linux-dev', ['window linux-dev']],
    ['how did windows server prod go?', ['WindowsServerProd']],
    ['how is amazon linuxdev doing today', ['AmazonLinuxDev']],
    ['tell me about web two please', ['web-2']],
    ['the windows prod servers', ['WindowsServerProd']],
    ['the windows file shares in prod', ['WindowsFileProd']],
    ['the windows file servers in prod', ['WindowsServerProd?', 'WindowsFileProd?']],
    ['the linux prod window', ['window linux-prod']],
    ['windows big prod', ['window windows-prod']],
    ['what about windows prod', ['window windows-prod']],
    ['ubuntu dev and windows file prod', ['UbuntuDev', 'WindowsFileProd']],
    ['windows file prod and ubuntu dev', ['WindowsFileProd', 'UbuntuDev']],
    ['amazon linux dev and prod', ['AmazonLinuxDev', 'AmazonLinuxProd']],
    ['linux dev and windows dev', ['window linux-dev', 'window windows-dev']],
    ['ubuntu dev and amazon linux prod', ['UbuntuDev', 'AmazonLinuxProd']],
    ['linux group', ['LinuxGroup']],
    ['amazon linux', ['AmazonLinuxDev?', 'AmazonLinuxProd?']],
    ['amazon linux def', ['AmazonLinuxDev?', 'AmazonLinuxProd?']],
    ['how did amazonlinuxdef', []],
    ['amazonlinuxdef', ['AmazonLinuxDev?', 'AmazonLinuxProd?']],
    ['windows server', ['WindowsServerDev?', 'WindowsServerProd?']],
    ['windows serber prod', ['window windows-prod']],
    ['purple', []],
    ['', []],
    ['the group', []],
    ['x'.repeat(1024), []],
  ])('"%s": %j', (said, names) => {
    expect(shortly(meant(said, company))).toEqual(names);
  });
});

test('words of another name stand between: what was asked for is not known', () => {
  const names = [window('windows-dev'), group('WindowsServerProd'), group('UbuntuDev')];
  expect(shortly(meant('windows server dev', names))).toEqual(['WindowsServerProd?', 'windows-dev?']);
});

describe('names that are hard to ask for', () => {
  test.each<[string, readonly string[], string[]]>([
    ...['all', 'today', 'latest', 'target-group', 'TheGroup'].map(
      (name): [string, readonly string[], string[]] => [name, [name, 'Linux'], [name]],
    ),
    ['target group', ['target-group', 'Linux'], ['target-group']],
    ['the group', ['Group'], ['Group']],
    ['group all', ['all', 'Linux'], ['all']],
    ['web-1', ['Web1', 'web-1'], ['web-1']],
    ['Web1', ['web-1', 'Web1'], ['Web1']],
    ['web one', ['Web1', 'web-1'], ['Web1?', 'web-1?']],
    ['how did web one go', ['Web1', 'web-1'], ['Web1?', 'web-1?']],
    ['how did web-1 go?', ['Web1', 'web-1'], ['web-1']],
    ['...', ['...', 'Linux'], ['...']],
    ['amazon linux', ['Linux', 'AmazonLinuxDev'], ['AmazonLinuxDev?']],
    ['how did amazon linux go', ['Linux', 'AmazonLinuxDev'], ['AmazonLinuxDev?']],
    ['a1, b1, c1 and d1', ['a-1', 'b-1', 'c-1', 'd-1'], ['a-1?', 'b-1?', 'c-1?']],
    ['__proto__', ['Linux'], []],
  ])('"%s" among %j: %j', (said, names, expected) => {
    expect(shortly(meant(said, names.map(group)))).toEqual(expected);
  });

  test('of a group and a window of one name the group is meant', () => {
    expect(shortly(meant('web prod', [window('web-prod'), group('WebProd')]))).toEqual(['WebProd']);
  });
});

describe('whatever names there are', () => {
  const word = fc.constantFrom('amazon', 'linux', 'windows', 'server', 'web', 'db', 'prod', 'dev', '1', '2');
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const spoken = fc.array(word, { minLength: 1, maxLength: 4 });
  const camel = (words: readonly string[]): string =>
    words.map((one) => `${one[0]?.toUpperCase()}${one.slice(1)}`).join('');
  const written = fc
    .tuple(spoken, fc.boolean())
    .map(([words, dashed]) => (dashed ? words.join('-') : camel(words)));
  const names = fc.uniqueArray(written, { minLength: 1, maxLength: 8 });

  test('the exact name is found, and it alone', () => {
    const awsName = fc.stringMatching(/^[a-zA-Z0-9_.-]{3,20}$/);
    const property = fc.property(fc.uniqueArray(awsName, { minLength: 1 }), (all) => {
      for (const name of all) expect(shortly(meant(name, all.map(group)))).toEqual([name]);
    });
    fc.assert(property, { numRuns: 50 * inject('times') });
  });

  test('a name in a sentence is found, or asked about where others are alike', () => {
    const property = fc.property(spoken, names, (words, others) => {
      const name = camel(words);
      const all = [name, ...others.filter((other) => other !== name)].map(group);
      const answer = meant(`so how did ${words.join(' ')} go?`, all);
      expect(answer.kind).not.toBe('none');
      expect(shortly(answer).map(letters)).toContain(letters(name));
    });
    fc.assert(property, { numRuns: 100 * inject('times') });
  });

  test('what is found was said, word for word', () => {
    const property = fc.property(fc.array(word, { maxLength: 8 }), names, (words, all) => {
      const answer = meant(words.join(' '), all.map(group));
      const found = answer.kind === 'found' ? answer.names : [];
      for (const { name } of found) {
        const parts = name.match(/[a-z]+|[A-Z][a-z]*|[0-9]/g) ?? [];
        for (const part of parts) expect(words.join(' ')).toContain(part.toLowerCase().replace(/s$/, ''));
        expect(mayMean(words.join(' '), name)).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 200 * inject('times') });
  });
});
