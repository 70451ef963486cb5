/** All that a page is told when it opens: the first event. */
export async function toldBy(address: string): Promise<string> {
  const { body } = await fetch(`${address}events`);
  const decoder = new TextDecoder();
  let told = '';
  for await (const part of body ?? []) {
    told += decoder.decode(part, { stream: true });
    if (told.includes('\n\n')) break;
  }
  return told.split('\n\n')[0] ?? '';
}
