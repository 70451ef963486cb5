import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { action, content, flowOf, lookup, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const failure = { NoMatchingError: 'sorry' };
const sorry = say('sorry', 'Sorry.', 'bye');
function set(attributes: object, next: string) {
  return action('set', 'UpdateContactAttributes', { Attributes: attributes }, wire(next, failure));
}

describe('MessageParticipant', () => {
  test.each([
    ['unwired, goes on', {}, 'say NextAction, bye end'],
    ['wired, takes the branch', failure, 'say NoMatchingError, sorry NextAction, bye end'],
  ])('an error %s', async (_, errors, route) => {
    const long = action(
      'say',
      'MessageParticipant',
      { Text: '$.External.long$.External.long' },
      wire('bye', errors),
    );
    const invokeLambda = async () => ({ long: 'x'.repeat(3001) });
    const contact = await line(flowOf(lookup({}, 'say'), long, sorry), { invokeLambda }).call();
    expect(contact.route).toBe(`lookup NextAction, ${route}`);
    expect(contact.warnings).toEqual(['say: the prompt is over 6000 characters']);
  });

  test('a reference that leads nowhere is left out, with a warning', async () => {
    const flow = flowOf(say('say', 'Hello $.Attributes.name!', 'bye'));
    const { transcript, warnings } = await line(flow).call();
    expect(transcript).toEqual(['Bot: Hello !']);
    expect(warnings).toEqual(['say: $.Attributes.name in the prompt leads nowhere']);
    const other = await line(flow, { assumptions: { unresolvedReference: '(?)' } }).call();
    expect(other.transcript).toEqual(['Bot: Hello (?)!']);
  });

  test('a recording by attribute', async () => {
    const play = action('play', 'MessageParticipant', { PromptId: '$.Attributes.id' }, wire('bye'));
    expect((await line(flowOf(set({ id: 'p1' }, 'play'), play, sorry)).call()).transcript).toEqual([
      'Bot: (recording p1)',
    ]);
    expect((await line(flowOf(play)).call()).warnings).toEqual(['play: $.Attributes.id leads nowhere']);
  });

  test('a recording at an address with references inside', async () => {
    const Uri = 's3://bucket/$.LanguageCode/$.Attributes.id-hello';
    const Media = { Uri, SourceType: 'S3', MediaType: 'Audio' };
    const play = action('play', 'MessageParticipant', { Media }, wire('bye'));
    const { transcript, warnings } = await line(flowOf(play)).call();
    expect(transcript).toEqual(['Bot: (recording s3://bucket/en-US/)']);
    expect(warnings).toEqual(['play: $.Attributes.id-hello in the prompt leads nowhere']);
  });

  test('a caller who hangs up', async () => {
    const flow = flowOf(say('one', 'One.', 'two'), say('two', 'Two.', 'bye'));
    expect(await line(flow).call(['hang up during prompt'])).toMatchObject({
      outcome: 'hung up',
      route: 'one end',
    });
  });
});

test('attributes and voice go along to another flow', async () => {
  const transfer = action(
    'on',
    'TransferToFlow',
    { ContactFlowId: 'arn:x/contact-flow/second' },
    wire('sorry', failure),
  );
  const flows = {
    main: flowOf(
      action('voice', 'UpdateContactTextToSpeechVoice', { TextToSpeechVoice: 'Amy' }, wire('set')),
      set({ a: '1' }, 'on'),
      transfer,
      sorry,
    ),
    second: parseFlow(content(say('there', '$.Attributes.a', 'bye'))),
  };
  const { caller, route } = await line(flows).call();
  expect(caller.heard()).toEqual([{ text: '1', voice: 'Amy' }]);
  expect(route).toContain('on transfer, there NextAction');
  const lost = { main: flows.main };
  expect((await line(lost).call()).route).toContain('on NoMatchingError');
});

test('a language that is none', async () => {
  const flow = flowOf(
    action('language', 'UpdateContactData', { LanguageCode: '$.Attributes.lang' }, wire('bye', failure)),
    sorry,
  );
  const { route } = await line(flow).chat([], { attributes: { lang: 'English' } });
  expect(route).toContain('language NoMatchingError');
});

test('no language at all leaves it as it was', async () => {
  const flow = flowOf(
    action('data', 'UpdateContactData', {}, wire('say', failure)),
    say('say', '$.LanguageCode', 'bye'),
    sorry,
  );
  expect((await line(flow).call()).transcript).toEqual(['Bot: en-US']);
});

test.each(['en-GB', 'en-GB-WLS', 'es-419', 'arb', 'cmn-CN'])('the language %s', async (LanguageCode) => {
  const flow = flowOf(
    action('data', 'UpdateContactData', { LanguageCode }, wire('say', failure)),
    say('say', '$.LanguageCode', 'bye'),
    sorry,
  );
  expect((await line(flow).call()).transcript).toEqual([`Bot: ${LanguageCode}`]);
});

test('an ARN leads to that flow, not to another with the same end', async () => {
  const arn = (instance: string) =>
    `arn:aws:connect:eu-west-2:111122223333:instance/${instance}/contact-flow/f`;
  const transfer = (to: string) =>
    action('on', 'TransferToFlow', { ContactFlowId: to }, wire('sorry', failure));
  const there = flowOf(say('there', 'There.', 'bye'));
  const said = async (to: string, key: string) =>
    (await line({ main: flowOf(transfer(to), sorry), [key]: there }).call()).transcript;
  expect(await said(arn('a'), arn('b'))).toEqual(['Bot: Sorry.']);
  expect(await said(arn('a'), arn('a'))).toEqual(['Bot: There.']);
  expect(await said('f', arn('a'))).toEqual(['Bot: There.']);
  expect(await said(arn('a'), 'f')).toEqual(['Bot: There.']);
});

test('a fault that is put in takes the error branch of its action', async () => {
  const hello = action('hello', 'MessageParticipant', { Text: 'Hello.' }, wire('bye', failure));
  const fails = (arn: string, identifier: string) =>
    arn === 'main' && identifier === 'hello' ? 'NoMatchingError' : undefined;
  const { transcript, route } = await line(flowOf(hello, sorry), { fails }).call();
  expect(transcript).toEqual(['Bot: Sorry.']);
  expect(route).toContain('hello NoMatchingError');
});
