import { SegmentedMessage } from 'sms-segments-calculator';

const bitsPerSeptet = 7;

function analyse(text: string): SegmentedMessage {
  return new SegmentedMessage(text, 'auto');
}

/** Whether a text message can be sent in the GSM 7-bit alphabet, basic or extended (3GPP TS 23.038 6.2.1). */
export function isGsm7(text: string): boolean {
  return analyse(text).encodingName === 'GSM-7';
}

/**
 * The septets of a text in the GSM 7-bit alphabet; characters of the extension table take two. One segment holds
 * 160. Throws when a character is not in the alphabet.
 */
export function gsm7Length(text: string): number {
  const message = analyse(text);
  if (message.encodingName !== 'GSM-7') throw new Error('The text is not in the GSM 7-bit alphabet.');
  return message.messageSize / bitsPerSeptet;
}
