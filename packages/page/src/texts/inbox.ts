import type { LocalAws, Text } from '@opsline/local-aws';
import { toTypeIn } from '@opsline/local-kit/text-in-words';
import { pinLifeMs } from '@opsline/otp/policy';
import type { Board } from '../board/board.ts';

/**
 * Puts every text message on the board, those that came before too; returns the function that ends that.
 *
 * @param whose the name of who has a number, if anybody has
 */
export function showTexts(
  texts: LocalAws['texts'],
  whose: (phone: string) => string | undefined,
  board: Board,
): () => void {
  let count = 0;
  const show = (text: Text): void => {
    count += 1;
    const { to, body, at } = text;
    const typed = toTypeIn(text);
    const name = whose(to);
    board.put({
      kind: 'text',
      id: String(count),
      to,
      body,
      at,
      ...(name === undefined ? {} : { whose: name }),
      ...(typed && { pin: typed.text }),
      ...(typed?.what === 'one-time PIN' && { until: at + pinLifeMs }),
    });
  };
  for (const text of texts.list()) show(text);
  return texts.on(show);
}
