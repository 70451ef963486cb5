import { Log } from '../log.tsx';
import { useItems } from '../state/board.ts';
import { Blocks } from './blocks.tsx';
import type { Act } from './messages.tsx';

/** The app's Home, as one person sees it. */
export function Home({ name, act }: { readonly name: string | undefined; readonly act: Act }) {
  const home = useItems('home').find(({ id }) => id === name);
  return (
    <Log label="Home of Opsline">
      {home === undefined ? (
        <p className="hint">Opsline has not written anything here yet.</p>
      ) : (
        <Blocks
          blocks={home.blocks}
          onPress={(label) => act('press', { label, place: 'home' })}
          onChoose={(option) => act('choice', { option, place: 'home' })}
        />
      )}
    </Log>
  );
}
