import { z } from 'zod';

const itemsShape = z.array(z.looseObject({ kind: z.string() }));

/** An item of the page, with whatever it says. */
export type Told = z.output<typeof itemsShape>[number];

/** All that a page is told when it opens: the items of the first event. */
export async function toldBy(address: string): Promise<readonly Told[]> {
  const { body } = await fetch(`${address}events`);
  const decoder = new TextDecoder();
  let told = '';
  for await (const part of body ?? []) {
    told += decoder.decode(part, { stream: true });
    if (told.includes('\n\n')) break;
  }
  const [first = ''] = told.split('\n\n');
  return itemsShape.parse(JSON.parse(first.replace(/^data: /, '')));
}
