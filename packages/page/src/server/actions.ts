import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Moments } from '../back/moments.ts';
import type { createMondays } from '../monday/mondays.ts';
import { type createPhone, numbers } from '../phone/calls.ts';
import { keep } from '../record/keep.ts';
import type { createPeople } from '../slack/people.ts';

/** The longest that is said in one go (Lex, "RecognizeText": 1,024 characters; a little more is refused by Lex itself). */
const text = z.string().max(4000);
const ts = z.string().max(30);
/** The ts of a message, or the Home. */
const place = ts;

const shapes = {
  call: z.strictObject({ caller: z.string(), number: z.enum(numbers) }),
  answer: z.union([z.strictObject({ text }), z.strictObject({ knows: z.string() })]),
  nothing: z.strictObject({}),
  message: z.strictObject({ text: text.min(1), thread: ts.optional() }),
  scene: z.strictObject({
    title: z.string().regex(/^[^\n#*_`<>]{1,100}$/, 'expected up to 100 letters, no markup'),
  }),
  press: z.strictObject({ label: z.string(), place }),
  turn: z.strictObject({ turn: z.string() }),
  choice: z.strictObject({ option: z.string(), place }),
};

/** A scene, and the folder of the service whose tests play it, if any does. */
type Scene = { readonly markdown: string; readonly service: string | undefined };

/** What a person does on the page. What cannot be done is told as it is to be read. */
export function actions(
  phone: ReturnType<typeof createPhone>,
  people: ReturnType<typeof createPeople>,
  mondays: ReturnType<typeof createMondays>,
  moments: Moments,
): Hono {
  const app = new Hono();
  const on = <S extends z.ZodType>(
    path: string,
    shape: S,
    act: (input: z.output<S>, named: (name: string) => string) => unknown,
  ): void => {
    app.post(path, async (context) => {
      const parsed = shape.safeParse(await bodyOf(context));
      if (!parsed.success) return context.json({ problem: problemOf(parsed.error) }, 400);
      try {
        return Response.json((await act(parsed.data, (name) => context.req.param(name) ?? '')) ?? {});
      } catch (error) {
        return context.json({ problem: error instanceof Error ? error.message : 'it cannot be done' }, 409);
      }
    });
  };
  /** What is said or done in a turn, which can be gone back to. */
  const onTurn: typeof on = (path, shape, act) =>
    on(path, shape, async (input, named) => {
      const [, kind] = path.split('/');
      const call = named('id') || phone.nextId();
      await moments.before(kind === 'calls' ? `call/${call}` : `person/${named('name')}`);
      return act(input, named);
    });
  on('/back', shapes.turn, ({ turn }) => moments.goBack(turn));
  onTurn('/calls', shapes.call, ({ caller, number }) => ({ id: phone.begin(caller, number) }));
  onTurn('/calls/:id/answer', shapes.answer, (input, named) => {
    const id = named('id');
    phone.answer(id, 'text' in input ? input.text : phone.known(id, input.knows));
  });
  /** What was done so far under an address, to be read as a scene or saved as one. */
  const scenes = (path: string, sceneOf: (of: string, title: string) => Scene | Promise<Scene>): void => {
    on(`${path}/scene`, shapes.scene, async ({ title }, named) => {
      const { markdown } = await sceneOf(named('of'), title);
      return { markdown };
    });
    on(`${path}/scene/save`, shapes.scene, async ({ title }, named) => {
      const { markdown, service } = await sceneOf(named('of'), title);
      if (service === undefined) throw new Error('no service has calls to this line');
      return { saved: await keep(service, title, markdown) };
    });
  };
  scenes('/calls/:of', phone.scene);
  scenes('/people/:of', people.scene);
  on('/calls/:id/hang-up', shapes.nothing, (_, named) => phone.hangUp(named('id')));
  onTurn('/people/:name/messages', shapes.message, ({ text, thread }, named) =>
    people.writes(named('name'), text, thread),
  );
  onTurn('/people/:name/mentions', shapes.message, ({ text, thread }, named) =>
    people.mentions(named('name'), text, thread),
  );
  onTurn('/people/:name/home', shapes.nothing, (_, named) => people.opensHome(named('name')));
  onTurn('/people/:name/press', shapes.press, ({ label, place }, named) =>
    people.presses(named('name'), label, place),
  );
  onTurn('/people/:name/choice', shapes.choice, ({ option, place }, named) =>
    people.chooses(named('name'), option, place),
  );
  on('/mondays', shapes.nothing, mondays.come);
  return app;
}

/** A body is JSON by name: what a foreign form can send is none. */
async function bodyOf(context: Context): Promise<unknown> {
  if (context.req.header('content-type') !== 'application/json') return undefined;
  return context.req.json().catch(() => undefined);
}

function problemOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`).join('; ');
}
