/** A text that depends on a number: one form per plural category of the language, `other` at least. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & {
  /** For all numbers that have no form of their own. */
  readonly other: string;
};

/**
 * Every text of a pad. `{name}` stands for what is filled in; `{n}` picks the form of a {@link Plural}.
 * Override some or all of them with the pad's `messages` property. Here each is given in English.
 */
export interface Messages {
  /** Accessible name of the whole pad: “Gesture pad” */
  readonly pad: string;
  /** Accessible name of the picture: “Camera picture” */
  readonly picture: string;

  /** “Teach this page your hand signs” */
  readonly welcome: string;
  /** Where signs are known before any was taught: “Show this page a hand sign” */
  readonly welcomeKnown: string;
  /** “Pictures stay on this device.” */
  readonly privacy: string;
  /** “Start camera” */
  readonly start: string;
  /** “Start video” */
  readonly startVideo: string;
  /** “Try it with a sample clip” */
  readonly trySample: string;
  /** “Sample clip” */
  readonly sampleClip: string;
  /** “Use the camera” */
  readonly useCamera: string;
  /** “Stop camera” */
  readonly stop: string;
  /** “Stop video” */
  readonly stopVideo: string;
  /** “Waiting for the camera. Your browser may ask whether this page may use it.” */
  readonly starting: string;
  /** “Getting ready…” */
  readonly loadingModel: string;
  /** “Camera” */
  readonly camera: string;
  /** `Camera {n}` */
  readonly cameraNumber: string;
  /** “Turn camera” */
  readonly flip: string;
  /** Name of a switch: “Draw the hand that is found” */
  readonly overlay: string;

  /** “Teach” */
  readonly teach: string;
  /** In place of `teach`, where signs are known before any was taught: “Make it yours” */
  readonly teachYours: string;
  /** “Show a sign and hold its button. A short press takes one picture.” */
  readonly teachHint: string;
  /** “Start the camera, show a sign and hold its button.” */
  readonly teachOff: string;
  /** “If it gets one of your signs wrong, show it and hold its button.” */
  readonly teachKnown: string;
  /** Accessible name of a label's button: `{label}, {n} samples` */
  readonly labelButton: Plural;
  /** “Samples of” */
  readonly samplesOf: string;
  /** `No samples of {label} yet.` */
  readonly noSamples: string;
  /** `{n} older` */
  readonly older: string;
  /** `Remove sample {n} of {label}` */
  readonly removeSample: string;
  /** `Remove sample {n} of {label}, which looks wrong` */
  readonly suspectSample: string;
  /** `Clear {label}` */
  readonly clearLabel: string;
  /** “Clear all” */
  readonly clearAll: string;
  /** “Undo” */
  readonly undo: string;

  /** “Train” */
  readonly train: string;
  /** “Train again” */
  readonly trainAgain: string;
  /** “Stop training” */
  readonly stopTraining: string;
  /** “Training” */
  readonly training: string;
  /** `Round {n} of {total}` */
  readonly epoch: string;
  /** “Loss” */
  readonly loss: string;
  /** “Right” */
  readonly accuracy: string;
  /** “Take samples of at least two signs to train.” */
  readonly needTwo: string;
  /** “Take a sample of a sign to train.” */
  readonly needOne: string;
  /** “Learns by itself after every sample.” */
  readonly autoTrain: string;

  /** “How good is it?” */
  readonly report: string;
  /** “It is too early to say. Take a few more samples of each sign.” */
  readonly reportEarly: string;
  /** `It knows your signs well: {accuracy} right on samples it was not trained on.` */
  readonly reportGood: string;
  /** `Getting there: {accuracy} right on samples it was not trained on. More samples will help.` */
  readonly reportFair: string;
  /** `Still guessing: {accuracy} right on samples it was not trained on. Take more samples of each sign.` */
  readonly reportPoor: string;
  /** `Takes {truth} for {taken} ({n} times)` */
  readonly confused: Plural;
  /** `{n} samples look wrong. Have a look and remove those that are.` */
  readonly suspects: Plural;
  /** “Which sign was taken for which” */
  readonly confusion: string;
  /** “Shown” */
  readonly confusionTruth: string;
  /** “Taken for” */
  readonly confusionTaken: string;

  /** “Start predicting” */
  readonly predict: string;
  /** “Stop predicting” */
  readonly stopPredicting: string;
  /** “Prediction” */
  readonly result: string;
  /** “Nothing I know” */
  readonly nothing: string;
  /** “Show me a sign” */
  readonly noHand: string;
  /** `{confidence} sure` */
  readonly sure: string;
  /** “How much it looks like each sign” */
  readonly scores: string;
  /** “Move your hand closer” */
  readonly moveCloser: string;
  /** “Hold your hand still” */
  readonly holdStill: string;
  /** “Show your palm” */
  readonly showPalm: string;
  /** “Two hands: only the one seen first is read” */
  readonly oneHand: string;

  /** “Save to file” */
  readonly save: string;
  /** “Open file” */
  readonly open: string;
  /** “Drop to open this file” */
  readonly drop: string;

  /** “Try again” */
  readonly retry: string;
  /** “Cameras only work on secure pages. Open this page with https:// at the start of its address.” */
  readonly insecure: string;
  /** “This browser gives no access to a camera. Try a current version of another browser.” */
  readonly unsupported: string;
  /** “This page sits inside another one that keeps the camera from it. Open it in a tab of its own.” */
  readonly policy: string;
  /** “The camera is blocked for this page. Allow it with the icon beside the address, then try again.” */
  readonly denied: string;
  /** “No camera was found. Connect one, then try again.” */
  readonly none: string;
  /** “Another program is using the camera. Close it, then try again.” */
  readonly busy: string;
  /** “The camera stopped. Plug it in again to go on.” */
  readonly unplugged: string;
  /** “The video can’t be played. Check its address, then try again.” */
  readonly video: string;
  /** “The recognition model could not be loaded. Check your connection, then try again.” */
  readonly model: string;
  /** “The recognition can’t start. Check the connection, or try a current version of another browser.” */
  readonly backend: string;
  /** “This pad needs 2 to 50 different labels.” */
  readonly labelsWrong: string;
  /** `Something went wrong: {reason}` */
  readonly failed: string;

  /**
   * Where a worker stopped and another took over:
   * “That was too much at once, and was begun anew. Nothing that was taught is lost: try again.”
   */
  readonly startedAnew: string;
  /** “No hand was found. Show your whole hand to the camera.” */
  readonly handMissing: string;
  /**
   * `{reason}` would say in English what the `error` event says:
   * “This file can’t be opened: it is damaged, or not one that this pad can read.”
   */
  readonly fileWrong: string;
  /** “Take more samples before training.” */
  readonly fewSamples: string;
  /** “Your samples could not be kept in this browser. Save them to a file instead.” */
  readonly autosaveFailed: string;

  /** “Camera on.” */
  readonly saidReady: string;
  /** “Video on.” */
  readonly saidPlaying: string;
  /** `{label}: {n} samples` */
  readonly saidTaken: Plural;
  /** `Trained: {accuracy} right.` */
  readonly saidTrained: string;
  /** `{label}` */
  readonly saidHeld: string;
  /** “No sign” */
  readonly saidNothing: string;
  /** “Camera off.” */
  readonly saidStopped: string;
  /** “Video off.” */
  readonly saidEnded: string;
  /** “Undone.” */
  readonly saidUndone: string;
  /** `Opened a file with {n} samples.` */
  readonly saidOpened: Plural;
  /** “Cleared.” */
  readonly saidCleared: string;

  /** For a form that needs a value before it can be sent: “Hold up a sign.” */
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
