import { basename, join } from 'node:path';
import { type Happenings, type Page, startPage } from '@opsline/page';
import type { Hono } from 'hono';
import { startMondays } from '../stack/monday/monday.ts';
import { onStage } from '../stack/service-folder.ts';
import { slackService } from '../stack/slack-line.ts';
import type { Stack } from '../stack/stack.ts';
import { type PhoneLineName, phoneCall, phoneLines } from '../terminal/phone-call.ts';
import { callersOf } from './callers.ts';

/**
 * Opens the page over the running stack.
 *
 * @param happenings what the stack was started to tell
 * @param administration what is served beside it, under `/administration`
 * @param port 0 for any free one
 * @param services where the services' folders are, into which scenes are saved
 * @throws when the port is taken
 */
export async function openPage(
  stack: Stack,
  happenings: Happenings,
  administration: Hono,
  port: number,
  services: string,
): Promise<Page> {
  const names = Object.keys(phoneLines).filter((name): name is PhoneLineName => name in phoneLines);
  const mondays = await startMondays(stack);
  const page = await startPage({
    calls: {
      lines: names.map((name) => {
        const { number, flow, service } = phoneLines[name];
        const leads = { name, number, flow: () => stack.phone.flow(onStage(flow)) };
        return service === undefined ? leads : { ...leads, service: join(services, service) };
      }),
      callers: { list: () => callersOf(stack), on: stack.aws.scenario.on },
      flows: () => stack.phone.flows,
      place: (line, from, onBlock) => {
        const name = names.find((one) => one === line);
        if (name === undefined) throw new Error('there is no such line');
        return phoneCall(stack, name, from, onBlock);
      },
    },
    slack: {
      workspace: stack.slack.workspace,
      settle: async () => {
        await stack.slack.settle();
        await stack.settle();
      },
      people: stack.aws.scenario.current().employees.map(({ name }) => name),
      service: join(services, basename(slackService(stack.services).folder)),
    },
    monday: mondays,
    texts: stack.aws.texts,
    happenings,
    administration,
    port,
    clock: stack.clock,
  });
  return {
    ...page,
    stop: async () => {
      await page.stop();
      await mondays.stop();
    },
  };
}
