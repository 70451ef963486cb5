import type { Exchange } from '@opsline/local-slack';

/** A request between Slack and the app as it went over the wire, and what was answered. */
export function exchangeInWords({ from, path, headers, body, status, answer }: Exchange): string {
  const asked = from === 'Slack' ? 'Slack asks the app:' : 'The app asks Slack:';
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const answered = status === undefined ? 'No answer.' : `Answered ${status}`;
  return [asked, `POST ${path}`, ...named, '', body, '', answered, answer].join('\n').trimEnd();
}
