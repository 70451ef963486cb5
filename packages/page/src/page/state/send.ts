/** What came of something done: perhaps the ID of what it made, or what was asked for, or why it was not done. */
export type Sent = {
  readonly id?: string;
  readonly markdown?: string;
  readonly saved?: string;
  readonly problem?: string;
};

/** Does something on the server. */
export async function send(path: string, body: object = {}): Promise<Sent> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { problem: 'the switchboard does not answer' };
  }
}
