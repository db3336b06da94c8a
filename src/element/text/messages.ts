/** A text that depends on a number: one form per plural category of the language, `other` at least. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * Every text of a pad. `{name}` stands for what is filled in; `{n}` picks the form of a {@link Plural}.
 * Override some or all of them with the pad's `messages` property.
 */
export interface Messages {
  /** Accessible name of the whole pad. */
  readonly pad: string;
  /** Accessible name of the picture. */
  readonly picture: string;

  readonly welcome: string;
  /** Where signs are known before any was taught. */
  readonly welcomeKnown: string;
  readonly privacy: string;
  readonly start: string;
  readonly startVideo: string;
  readonly trySample: string;
  readonly sampleClip: string;
  readonly useCamera: string;
  readonly stop: string;
  readonly stopVideo: string;
  readonly starting: string;
  readonly loadingModel: string;
  readonly camera: string;
  readonly cameraNumber: string;
  readonly flip: string;
  /** Name of a switch. */
  readonly overlay: string;
  readonly guide: string;

  readonly teach: string;
  /** In place of `teach`, where signs are known before any was taught. */
  readonly teachYours: string;
  readonly teachHint: string;
  readonly teachOff: string;
  readonly teachKnown: string;
  /** Accessible name of a label's button. */
  readonly labelButton: Plural;
  readonly samples: Plural;
  readonly samplesOf: string;
  readonly noSamples: string;
  readonly older: string;
  readonly removeSample: string;
  readonly suspectSample: string;
  readonly clearLabel: string;
  readonly clearAll: string;
  readonly undo: string;

  readonly train: string;
  readonly trainAgain: string;
  readonly stopTraining: string;
  readonly training: string;
  readonly epoch: string;
  readonly loss: string;
  readonly accuracy: string;
  readonly needTwo: string;
  readonly needOne: string;
  readonly autoTrain: string;

  readonly report: string;
  readonly reportEarly: string;
  readonly reportGood: string;
  readonly reportFair: string;
  readonly reportPoor: string;
  readonly confused: Plural;
  readonly noneConfused: string;
  readonly suspects: Plural;
  readonly confusion: string;
  readonly confusionCell: string;
  readonly confusionTruth: string;
  readonly confusionTaken: string;

  readonly predict: string;
  readonly stopPredicting: string;
  readonly result: string;
  readonly nothing: string;
  readonly noHand: string;
  readonly sure: string;
  readonly scores: string;
  readonly moveCloser: string;
  readonly holdStill: string;
  readonly showPalm: string;
  readonly oneHand: string;

  readonly save: string;
  readonly open: string;
  readonly drop: string;

  readonly retry: string;
  readonly insecure: string;
  readonly unsupported: string;
  readonly policy: string;
  readonly denied: string;
  readonly none: string;
  readonly busy: string;
  readonly unplugged: string;
  readonly video: string;
  readonly model: string;
  readonly backend: string;
  readonly labelsWrong: string;
  readonly failed: string;

  /** Where a worker stopped and another took over. */
  readonly startedAnew: string;
  readonly handMissing: string;
  readonly fileWrong: string;
  readonly fewSamples: string;
  readonly autosaveFailed: string;

  readonly saidReady: string;
  readonly saidPlaying: string;
  readonly saidTaken: Plural;
  readonly saidTrained: string;
  readonly saidHeld: string;
  readonly saidNothing: string;
  readonly saidStopped: string;
  readonly saidEnded: string;
  readonly saidUndone: string;
  readonly saidOpened: Plural;
  readonly saidCleared: string;

  /** For a form that needs a value before it can be sent. */
  readonly required: string;
}

/** Key of a text. */
export type MessageKey = keyof Messages;
/** What is filled into a text. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Writes texts in one language. */
export interface Writer {
  /** As a BCP 47 tag. */
  readonly language: string;
  (key: MessageKey, values?: MessageValues): string;
  /** 0.97 as "97 %", the way the language does. */
  percent(fraction: number): string;
  /** A number with at most so many digits after the point. */
  number(value: number, digits?: number): string;
}

/** A writer of these messages; `overrides` come first. */
export function createWriter(
  language: string,
  messages: Messages,
  overrides: Partial<Messages> = {},
): Writer {
  const plural = new Intl.PluralRules(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const write = (key: MessageKey, values: MessageValues = {}) => {
    const message = overrides[key] ?? messages[key];
    const form = typeof message === 'string' ? message : message[plural.select(Number(values.n))];
    const text = form ?? (message as Plural).other;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
  return Object.assign(write, {
    language,
    percent: (fraction: number) => percent.format(fraction),
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
  });
}
