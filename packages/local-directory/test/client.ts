import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import type { LocalDirectory } from '../src/index.ts';

/** The password every account starts with unless it says otherwise. */
export const startPassword = 'Start-Passw0rd-1!';

/** A client of a local directory, bound to nobody yet. */
export function clientOf({ url, caPem }: LocalDirectory): Client {
  return new Client({
    url,
    tlsOptions: { ca: [caPem], minVersion: 'TLSv1.2' },
  });
}

/** Does something as the service account. */
export async function asService<T>(
  directory: LocalDirectory,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = clientOf(directory);
  try {
    await client.bind(directory.bindDn, directory.bindPassword);
    return await use(client);
  } finally {
    await client.unbind();
  }
}

/** Binds by any name: `bound`, or the data of the refusal. */
export async function bindOutcome(
  directory: LocalDirectory,
  name: string,
  password: string,
): Promise<string> {
  const client = clientOf(directory);
  try {
    await client.bind(name, password);
    return 'bound';
  } catch (error) {
    return /data ([0-9a-f]+)/.exec(String(error))?.[1] ?? String(error);
  } finally {
    await client.unbind();
  }
}

/** A change of one attribute. */
export function change(operation: Change['operation'], type: string, ...values: Buffer[]): Change {
  return new Change({ operation, modification: new Attribute({ type, values }) });
}

/** The write of a reset. */
export function resetTo(password: string): Change[] {
  return [change('replace', 'unicodePwd', Buffer.from(`"${password}"`, 'utf16le'))];
}

/** The result code of an operation, 0 for success. */
export async function codeOf(operation: Promise<unknown>): Promise<number> {
  try {
    await operation;
    return 0;
  } catch (error) {
    if (error instanceof ResultCodeError) return error.code;
    throw error;
  }
}
