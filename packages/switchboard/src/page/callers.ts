import { scenarioAccounts } from '@opsline/local-directory';
import type { PageParts } from '@opsline/page';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Stack } from '../stack/stack.ts';

type Caller = ReturnType<PageParts['calls']['callers']['list']>[number];

/** Who may call each line now, and what they know of themselves. */
export function callersOf({ aws }: Stack): readonly Caller[] {
  const employees = (line: string): Caller[] =>
    aws.scenario.current().employees.map(({ id, name, phone, pin }) => ({
      id: `${line}/${id}`,
      line,
      name,
      phone,
      knows: { PIN: `${pin}#`, 'employee ID': `${id}#` },
    }));
  const users = scenarioAccounts.flatMap((account): Caller[] => {
    const { sAMAccountName: user, displayName: name, mobile = '', birthDate, monthStarted } = account;
    const phone = parsePhoneNumberFromString(mobile)?.number;
    if (phone === undefined) return [];
    const knows = {
      'user ID': user,
      ...(birthDate && { 'date of birth': inWords(birthDate) }),
      ...(monthStarted && { 'starting month': inWords(monthStarted) }),
    };
    const line = 'user administration';
    return [{ id: `${line}/${user}`, line, name, phone, knows }];
  });
  return [...employees('IT operations'), ...employees('patch status'), ...users];
}

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' });

/** A date of the directory as it is said: `1990-04-17` is "17 April 1990", `2019-09` is "September". */
function inWords(written: string): string {
  const [, year, , day] = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?$/.exec(written) ?? [];
  if (year === undefined) return written;
  const name = month.format(new Date(written));
  return day === undefined ? name : `${Number(day)} ${name} ${year}`;
}
