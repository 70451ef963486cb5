import type { LocalAws } from '@opsline/local-aws';
import type { Workspace } from '@opsline/local-slack';
import type { Trace } from '../terminal/trace.ts';
import { botAttributes } from './bots.ts';
import type { Bundled } from './bundled.ts';
import { environmentFor } from './environment.ts';
import { filledIn, queueAttributes, secretAttributes } from './resources.ts';
import { parametersOf, type ServiceFolder } from './service-folder.ts';
import type { OpenService, ServiceProcess } from './service-process.ts';
import type { StaffDirectory } from './staff-directory.ts';

/** What functions find around them. */
export type Surroundings = {
  readonly aws: LocalAws;
  readonly lambda: { readonly endpoint: string };
  readonly lex: { readonly endpoint: string };
  readonly workspace: Workspace;
  readonly directory: StaffDirectory;
  readonly trace: Trace;
};

/**
 * Starts the functions of a service.
 *
 * @param services all of them: functions name what the others deploy
 * @param bundled where theirs are
 */
export function startFunctions(
  { service: { folder }, start }: OpenService,
  services: readonly ServiceFolder[],
  bundled: Bundled,
  { directory, trace, workspace, ...at }: Surroundings,
): Promise<ServiceProcess> {
  const attributes = attributesOf(services, at.aws.endpoint);
  return start({
    parameters: { ...parametersOf(folder), ...directory.parametersOf(folder) },
    environment: {
      ...environmentFor(at),
      SLACK_API_URL: workspace.apiUrl,
      OPSLINE_FILLED_IN: JSON.stringify(
        Object.assign({}, ...services.map((service) => filledIn(service, attributes))),
      ),
      OPSLINE_BUNDLES: bundled.locationOf(folder),
    },
    onLine: trace.functionLine,
  });
}

/** What functions name of what the services deploy, by their templates. @param endpoint of AWS, where the queues are */
export function attributesOf(
  services: readonly ServiceFolder[],
  endpoint: string,
): Readonly<Record<string, string>> {
  return {
    ...botAttributes(services),
    ...queueAttributes(services, endpoint),
    ...secretAttributes(services),
  };
}
