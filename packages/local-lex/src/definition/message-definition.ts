/** What the bot says. */
export type Message =
  | { readonly contentType: 'PlainText' | 'SSML' | 'CustomPayload'; readonly content: string }
  | { readonly contentType: 'ImageResponseCard'; readonly imageResponseCard: ImageResponseCard };

export type ImageResponseCard = {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly imageUrl?: string | undefined;
  readonly buttons?: readonly { readonly text: string; readonly value: string }[] | undefined;
};

/** The message and its variations; one of them is said. */
export type MessageGroup = readonly Message[];

export type InputModes = {
  readonly audio: boolean;
  readonly dtmf: boolean;
};

export type Prompt = {
  readonly maxRetries: number;
  readonly ordered: boolean;
  readonly groups: readonly MessageGroup[];
  /** By attempt (`Initial`, `Retry1` … `Retry5`). */
  readonly attempts: Readonly<Record<string, InputModes>>;
};
