import { z } from 'zod';
import { anyText, atMost, plainText, upTo } from './texts.ts';

/** "Confirmation dialog object". */
const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** "Option object". */
const option = z.strictObject({
  text: anyText(75),
  value: upTo(150),
  description: anyText(75).optional(),
});

const optionGroup = z.strictObject({ label: plainText(75), options: atMost(option, 100) });

const interactive = { action_id: upTo(255), confirm: confirm.optional() };

/** "Button element". */
const button = z.strictObject({
  ...interactive,
  type: z.literal('button'),
  text: plainText(75),
  url: upTo(3000).optional(),
  value: upTo(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: upTo(75).optional(),
});

/** "Select menu element", the menu of static options. */
const staticSelect = z
  .strictObject({
    ...interactive,
    type: z.literal('static_select'),
    placeholder: plainText(150).optional(),
    options: atMost(option, 100).optional(),
    option_groups: atMost(optionGroup, 100).optional(),
    initial_option: option.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ options, option_groups }) => (options === undefined) !== (option_groups === undefined),
    'must define either `options` or `option_groups`',
  );

/** "Overflow menu element". */
const overflow = z.strictObject({
  ...interactive,
  type: z.literal('overflow'),
  options: atMost(option, 5),
});

/** An element that somebody can press or choose from. */
export const element = z.discriminatedUnion('type', [button, staticSelect, overflow]);

export type Element = z.output<typeof element>;
export type Option = z.output<typeof option>;

/** What can be chosen from a menu. */
export function optionsOf(menu: Exclude<Element, { type: 'button' }>): readonly Option[] {
  if (menu.type === 'overflow') return menu.options;
  return menu.options ?? (menu.option_groups ?? []).flatMap(({ options }) => options);
}
