const keys = [
  ['1', ''],
  ['2', 'abc'],
  ['3', 'def'],
  ['4', 'ghi'],
  ['5', 'jkl'],
  ['6', 'mno'],
  ['7', 'pqrs'],
  ['8', 'tuv'],
  ['9', 'wxyz'],
  ['*', 'star'],
  ['0', ''],
  ['#', 'pound'],
] as const;

/** The keys of a phone. */
export function Keypad({ onPress }: { readonly onPress: (key: string) => void }) {
  return (
    <fieldset className="keypad" aria-label="Keypad">
      {keys.map(([key, letters]) => (
        <button key={key} type="button" onClick={() => onPress(key)}>
          {key}
          <small aria-hidden="true">{letters}</small>
        </button>
      ))}
    </fieldset>
  );
}
