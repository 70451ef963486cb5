import type { Directory } from '../dialog/step.ts';
import { type Log, namesOf } from '../log.ts';
import type { Directory as OpenDirectory } from './directory.ts';

/** Asks whether the directory can be asked; why not is logged. */
export const checkDirectory =
  (open: () => Promise<OpenDirectory>, log: Log) => async (): Promise<Directory> => {
    try {
      const directory = await open();
      await directory.ready().finally(directory.close);
      return 'answers';
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return 'is down';
    }
  };
