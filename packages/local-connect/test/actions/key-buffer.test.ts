import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { action, askPin, content, flowOf, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

/** Stores the input and says it: a test may look at it, a flow would not. */
const echo = say('echo', '$.StoredCustomerInput', 'bye');

describe('keys pressed before they are asked for', () => {
  const buffer = (on: string, next: string) =>
    action(`buffer ${on}`, 'GetParticipantInput', { EnableDTMFBuffer: on }, wire(next));
  const early = { pressDuringPrompt: '4071' };

  test('are lost, as a warning tells', async () => {
    const flow = flowOf(say('greet', 'Welcome.', 'askPin'), askPin('echo'), echo);
    const { transcript, warnings } = await line(flow).call([early, { press: '5926' }]);
    expect(transcript.at(-1)).toBe('Bot: 5926');
    expect(warnings).toEqual(['greet: keys pressed during a prompt are lost']);
  });

  test('are kept with the buffer on, and the prompt is not even played', async () => {
    const flow = flowOf(
      buffer('true', 'greet'),
      say('greet', 'Welcome.', 'askPin'),
      askPin('done'),
      say('done', 'Thank you.', 'bye'),
    );
    const { transcript } = await line(flow).call([early]);
    expect(transcript).toEqual(['Bot: Welcome.', 'Caller: (presses 4071)', 'Bot: Thank you.']);
  });

  test.each([
    ['true', ['Bot: Welcome.', 'Caller: (presses 40)', 'Bot: 40']],
    ['false', ['Bot: Welcome.', 'Caller: (presses 40)', 'Bot: Again welcome.', 'Bot: 40']],
  ])('skip a prompt that says so: %s', async (SkipWhenDTMFBufferEnabled, said) => {
    const text = { Text: 'Again welcome.', SkipWhenDTMFBufferEnabled };
    const flow = flowOf(
      buffer('true', 'greet'),
      say('greet', 'Welcome.', 'again'),
      action('again', 'MessageParticipant', text, wire('ask')),
      {
        ...askPin('buffer false', { InputValidation: { CustomValidation: { MaximumLength: '2' } } }),
        Identifier: 'ask',
      },
      buffer('false', 'echo'),
      echo,
    );
    expect((await line(flow).call([{ pressDuringPrompt: '40' }])).transcript).toEqual(said);
  });

  test('are the beginning of an input that goes on', async () => {
    const flow = flowOf(buffer('true', 'greet'), say('greet', 'Welcome.', 'askPin'), askPin('echo'), echo);
    const { transcript } = await line(flow).call([{ pressDuringPrompt: '40' }, { press: '71' }]);
    expect(transcript.at(-1)).toBe('Bot: 4071');
  });

  test('are lost again once the buffer is off', async () => {
    const flow = flowOf(
      buffer('true', 'greet'),
      say('greet', 'Welcome.', 'buffer false'),
      buffer('false', 'askPin'),
      askPin('echo'),
      echo,
    );
    const { transcript } = await line(flow).call([early, 'silence']);
    expect(transcript.at(-1)).toBe('Bot: Timeout');
  });

  test.each([
    [true, 'Timeout'],
    [false, '4071'],
  ])('are lost in a transfer: %s', async (bufferLostInTransfer, value) => {
    const transfer = action(
      'on',
      'TransferToFlow',
      { ContactFlowId: 'second' },
      wire('bye', { NoMatchingError: 'bye' }),
    );
    const flows = {
      main: flowOf(buffer('true', 'greet'), say('greet', 'Welcome.', 'on'), transfer),
      second: parseFlow(content(askPin('buffer false'), buffer('false', 'echo'), echo)),
    };
    const script = bufferLostInTransfer ? ([early, 'silence'] as const) : [early];
    const { transcript } = await line(flows, { assumptions: { bufferLostInTransfer } }).call(script);
    expect(transcript.at(-1)).toBe(`Bot: ${value}`);
  });
});
