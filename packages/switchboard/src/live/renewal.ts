import type { StackBot } from '../stack/bots.ts';
import { type Bundled, startBundling } from '../stack/bundled.ts';
import type { PhoneLine } from '../stack/phone-line.ts';
import type { ServiceFolder } from '../stack/service-folder.ts';
import { all, type OpenService, type ServiceProcess } from '../stack/service-process.ts';
import type { Running } from './running.ts';

/** What a stack has made of the services' sources. */
export type Made = {
  readonly services: readonly ServiceFolder[];
  readonly bots: readonly StackBot[];
  readonly phone: PhoneLine;
  /** Each service's process and bundles, by its folder. */
  readonly running: ReadonlyMap<string, RunningService>;
};

/** A service that runs, and what its functions are made of. */
type RunningService = { readonly opened: OpenService; readonly bundled: Bundled };

/** How a stack makes something of sources. */
export type Making = {
  readonly open: (folder: string) => Promise<OpenService>;
  /** @throws with file and line, where a definition is wrong */
  readonly define: (services: readonly ServiceFolder[]) => Pick<Made, 'bots' | 'phone'>;
  /** Starts the functions of a service; those that ran before are still the ones that are invoked. */
  readonly start: (
    opened: OpenService,
    services: readonly ServiceFolder[],
    bundled: Bundled,
  ) => Promise<ServiceProcess>;
  /** Has the functions of a service be invoked there from now on. @throws where they are not found to be there */
  readonly lead: (service: ServiceFolder, process: ServiceProcess) => Promise<void>;
  /** Told of each part that is to be ended with the stack. */
  readonly started: (part: Running) => void;
};

/**
 * Makes everything of a service's sources anew, beside what is there, and has it take that one's place once all of it is
 * up; whoever waits for an answer of the one before still has it. Nothing is changed where it does not come up.
 *
 * @throws with file and line, where a source is wrong; what was begun is ended then
 */
export async function renewed(folder: string, before: Made, making: Making): Promise<Made> {
  const bundled = await startBundling([folder]);
  const opening = making.open(folder);
  try {
    await all([opening, bundled.ready]);
    const opened = await opening;
    const services = before.services.map((one) => (one.folder === folder ? opened.service : one));
    const defined = making.define(services);
    if (Object.keys(opened.service.functions).length > 0) {
      await making.lead(opened.service, await making.start(opened, services, bundled));
    }
    making.started(bundled);
    making.started(opened);
    before.running.get(folder)?.opened.retire();
    return { services, ...defined, running: new Map(before.running).set(folder, { opened, bundled }) };
  } catch (error) {
    await opening.then(
      ({ stop }) => stop(),
      () => {},
    );
    await bundled.stop();
    throw error;
  }
}
