import { shown } from '@opsline/local-kit/shown';

/** What somebody does in the workspace. */
export type Deed =
  | { readonly is: 'writes' | 'mentions'; readonly text: string }
  | { readonly is: 'presses' | 'chooses'; readonly label: string; readonly place: string }
  | { readonly is: 'opens the Home' };

/** Where something is pressed, where that is in no message. */
export const atHome = 'home';

/** What was done, as a turn shows it. */
export function saidIn(deed: Deed): string {
  switch (deed.is) {
    case 'writes':
      return shown(deed.text);
    case 'mentions':
      return `@Opsline ${shown(deed.text)}`;
    case 'opens the Home':
      return 'opens the Home';
    default:
      return pressed(deed);
  }
}

/** What was pressed or chosen, as it is written in brackets. */
export function pressed({
  is,
  label,
}: {
  readonly is: 'presses' | 'chooses';
  readonly label: string;
}): string {
  return is === 'presses' ? `[${label}]` : `[▾ ${label}]`;
}
