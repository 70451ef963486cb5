import { type FormEvent, type ReactNode, useState } from 'react';

/** Changes something of one thing of the company. */
export type ChangeOne = (id: string, change: object) => void;

/** One thing of the company: its name, what it is, and what of it can be changed. */
export function Thing({
  name,
  about,
  children,
}: {
  readonly name: string;
  readonly about: readonly (string | undefined)[];
  readonly children: ReactNode;
}) {
  return (
    <li className="thing">
      <p>
        <b>{name}</b>{' '}
        <small>{about.filter((words) => words !== undefined && words !== '').join(' · ')}</small>
      </p>
      <div className="row-of">{children}</div>
    </li>
  );
}

/** One of several, to be chosen. */
export function Choice<Value extends string>({
  label,
  value,
  words,
  onChoose,
}: {
  readonly label: string;
  readonly value: Value;
  /** By value, in their order. */
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      data-is={value}
      onChange={({ target }) => onChoose(target.value)}
    >
      {Object.entries<string>(words).map(([one, inWords]) => (
        <option key={one} value={one}>
          {inWords}
        </option>
      ))}
    </select>
  );
}

/** A phone number that can be written anew. */
export function PhoneNumber({
  label,
  phone,
  onChange,
}: {
  readonly label: string;
  readonly phone: string;
  readonly onChange: (phone: string) => void;
}) {
  const [written, setWritten] = useState(phone);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    onChange(written.trim());
  };
  return (
    <form className="row-of" onSubmit={save}>
      <input
        type="tel"
        aria-label={label}
        placeholder="no phone number"
        autoComplete="off"
        value={written}
        onChange={({ target }) => setWritten(target.value)}
      />
      {written.trim() !== phone && <button type="submit">Save</button>}
    </form>
  );
}
