import { Client, ResultCodeError } from 'ldapts';
import type { DirectorySettingsInput } from '../../../src/directory/settings.ts';

type Where = Pick<DirectorySettingsInput, 'urls' | 'caPem'>;

/** A client of its own, bound to nobody, for asking a directory behind the adapter's back. */
export function rawClient({ urls, caPem }: Where): Client {
  return new Client({
    url: urls[0] ?? '',
    tlsOptions: { ca: [caPem], minVersion: 'TLSv1.2' },
  });
}

/** Binds as an account: `bound`, or the data of the refusal. */
export async function bindOutcome(where: Where, userId: string, password: string): Promise<string> {
  const client = rawClient(where);
  try {
    await client.bind(`${userId}@corp.example.com`, password);
    return 'bound';
  } catch (error) {
    return /data ([0-9a-f]+)/.exec(String(error))?.[1] ?? String(error);
  } finally {
    await client.unbind();
  }
}

/** The result of an operation: `0`, or the code and the eight digits that the diagnostic begins with. */
export async function resultOf(operation: () => Promise<unknown>): Promise<string> {
  try {
    await operation();
    return '0';
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error;
    const win32 = /^([0-9A-F]{8}):/i.exec(error.message)?.[1];
    return win32 === undefined ? String(error.code) : `${error.code} ${win32}`;
  }
}
