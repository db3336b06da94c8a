import {
  adoptStyles,
  isServer,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { GestureClassifier } from '../classifier/gesture-classifier.js';
import { PadStateChangeEvent } from './events.js';
import { CardFinder } from './cards/cards.js';
import { FormElement } from './form-element.js';
import { Actions, type CameraChoice } from './glue/actions.js';
import { FileDrop } from './glue/file-drop.js';
import { FocusKeeper } from './glue/focus-keeper.js';
import { Keyboard } from './glue/keyboard.js';
import { LanguageWatch } from './glue/language-watch.js';
import { markStates } from './glue/mark-states.js';
import { PadGlue } from './glue/pad-glue.js';
import type { PadSettings } from './glue/pad-settings.js';
import { comesTrained } from './glue/plugins.js';
import { digits, parseLabels } from './parse-labels.js';
import { parseControls, settle } from './properties.js';
import { canCapture, phaseOf } from './state/derive.js';
import { initialState, type PadState } from './state/pad-state.js';
import { Store } from './state/store.js';
import { styles, stylesWith } from './styles/styles.js';
import { createWriter, type Writer } from './text/messages.js';
import { padView } from './view/pad-view.js';

/** Brings state, view and glue of a pad together, and tells the glue when the pad comes and goes. */
export abstract class PadElement extends FormElement {
  /** @internal */
  static override readonly styles: CSSResultGroup = [...styles];
  /** Focus on the pad is focus on its first control. */
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  protected readonly store: Store;
  protected readonly glue: PadGlue;
  readonly #actions: Actions;
  readonly #language = new LanguageWatch(this, () => this.#speak());
  readonly #cards = new CardFinder(() => !isServer && this.requestUpdate());
  readonly #focus = new FocusKeeper();
  #labels: readonly string[] = digits;
  #deviceId = '';
  #dropping = false;
  /** Head of a file that was opened, until the property says so: what was opened has it already. */
  #openedHead: string | null = null;
  #writer: Writer | null = null;
  #connection: AbortController | null = null;
  /** Loaded with the first sample: a pad that only predicts does without. */
  #taughtViews: typeof import('./view/taught-views.js') | null = null;

  /** Pages make pads in HTML, or with `document.createElement('digit-gesture-pad')`. */
  constructor() {
    super();
    this.store = new Store(initialState(digits), (state, before) => this.#onState(state, before));
    this.glue = new PadGlue(this.store, {
      settings: () => this.#settings(),
      emit: (event) => this.dispatchEvent(event),
      held: (label) => this.held(label),
      opened: (head) => {
        if (head !== this.head) this.head = this.#openedHead = head;
      },
    });
    this.#actions = new Actions(this.store, this.glue, {
      fileName: () => this.autosave || this.name || 'gestures',
      chooseCamera: (choice) => this.#chooseCamera(choice),
      toggleOverlay: () => (this.overlay = !this.overlay),
    });
  }

  /** What can be told apart, in display order: 2 to 50 different strings. Those of a file once one was opened. */
  get labels(): readonly string[] {
    return this.store.state.labels;
  }
  /** A text is read as the attribute is; null: the digits. */
  set labels(labels: readonly string[] | string | null) {
    const before = this.#labels;
    // Frameworks set a property where a page has the attribute.
    const wanted = typeof labels === 'string' ? parseLabels(labels) : (labels ?? digits);
    // A list made anew with the same in it is no other setting: frameworks give one with every change.
    if (wanted.length === before.length && before.every((label, i) => label === wanted[i])) return;
    this.#labels = Object.freeze([...wanted]);
    if (!this.classifier) this.store.send({ type: 'labels', labels: this.#labels });
    this.requestUpdate('labels', before);
  }

  /**
   * The classifier in use. Assign one to share or preload it; the pad makes its own otherwise, and disposes of it. After
   * its labels or samples were changed from code, assign it once more, and the pad shows what it is now.
   */
  get classifier(): GestureClassifier<string> | null {
    return this.glue.holder.current;
  }
  /** null: one of its own again. */
  set classifier(classifier: GestureClassifier<string> | null) {
    this.glue.use(classifier ?? null);
  }

  override get value(): string {
    return this.store.state.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    markStates(this.internals, this.store.state);
    if (!this.#connection) {
      const { signal } = (this.#connection = new AbortController());
      this.#language.watch(signal);
      this.#listen(signal);
    } else {
      this.#language.look();
    }
    // After the first update, when properties from before the upgrade are in.
    void this.updateComplete.then(() => this.isConnected && this.glue.connect());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that only moves is back before the next microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      void this.glue.disconnect();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    settle(this, changed);
    const failed = this.store.state.error !== null;
    if (changed.has('messages')) this.#writer = null;
    if (changed.has('overlay')) this.glue.overlay.on = this.overlay;
    if (changed.has('src')) this.store.send({ type: 'source', source: this.src ? 'video' : 'camera' });
    if (changed.has('disabled')) {
      const disabled = this.disabled || this.formDisabled;
      this.store.send({ type: 'disabled', disabled });
      if (disabled) this.glue.stop();
      else if (this.hasUpdated) void this.glue.arrive();
    }
    if (changed.has('head') && this.head === this.#openedHead) changed.delete('head');
    this.#openedHead = null;
    const isSet = (...names: string[]) => this.hasUpdated && names.some((name) => changed.has(name));
    const remade = isSet('backbone', 'modelUrl', 'head', 'backends', 'labels', 'starter', 'worker');
    if (remade) this.glue.rebuild(!changed.has('backbone') && !changed.has('modelUrl'));
    if (changed.has('sensitivity')) this.glue.holder.tune();
    const reopened = isSet('src', 'facingMode');
    if (reopened) this.glue.reopen();
    if (failed && (remade || reopened)) this.glue.retry();
    if (this.hasUpdated && changed.has('autosave'))
      void this.glue.keepElsewhere(changed.get('autosave') as string);
    else if (this.hasUpdated && changed.has('autostart')) void this.glue.arrive();
    if (!isServer) this.#focus.remember(this.renderRoot as ShadowRoot | null);
  }

  protected override updated(changed: PropertyValues): void {
    this.#focus.restore(this.renderRoot as ShadowRoot);
    if (changed.has('required') || changed.has('messages')) this.updateValidity();
  }

  protected override render(): TemplateResult {
    const { state } = this.store;
    const coming = state.classifier !== 'loaded' && comesTrained(this.#settings());
    return padView(
      {
        state,
        write: this.#write(),
        groups: parseControls(this.controls),
        autoTrains: this.trainsByItself,
        knows: coming || state.trained,
        starts: coming || state.starter,
        guide: this.backbone === 'mobilenet' && this.modelUrl ? 'crop' : 'hint',
        dropping: this.#dropping,
        overlay: this.overlay,
        card: (label) => this.#cards.find(label, this.cards),
        taught: this.#taughtViews,
        do: this.#actions,
        thumbnail: (id) => this.glue.samples.thumbnails.get(id),
      },
      isServer ? nothing : this.glue.picture.video,
      isServer ? nothing : this.glue.overlay.canvas,
    );
  }

  protected override storeValue(value: string): void {
    this.store.send({ type: 'value', value });
  }

  protected override requiredMessage(): string {
    return this.#write()('required');
  }

  #write(): Writer {
    if (!this.#writer) {
      const { tag, messages } = this.#language.language;
      this.#writer = createWriter(tag, messages, this.messages ?? {});
      if (!isServer) this.#name(this.#writer);
    }
    return this.#writer;
  }

  /** To assistive technology, which puts a name that the page gives, by attribute or `<label>`, in its place. */
  #name(write: Writer): void {
    this.internals.role = 'group';
    this.internals.ariaLabel = this.internals.labels.length > 0 ? null : write('pad');
    this.glue.picture.video.setAttribute('aria-label', write('picture'));
  }

  #speak(): void {
    this.#writer = null;
    // Whatever property changed or not: texts are none. What is missing is said in the new language.
    this.requestUpdate();
    if (this.hasUpdated) this.updateValidity();
  }

  #listen(signal: AbortSignal): void {
    const offers = (group: 'teach' | 'files') =>
      !this.store.state.disabled && parseControls(this.controls).has(group);
    const keyboard = new Keyboard(this.store, this.#actions.press, this.#actions.undo, () => offers('teach'));
    this.addEventListener('keydown', keyboard.onKeyDown, { signal });
    this.addEventListener('keyup', keyboard.onKeyUp, { signal });
    this.addEventListener('focusout', keyboard.onFocusOut, { signal });
    // A key that is let go elsewhere, in another window say.
    window.addEventListener('blur', () => this.#actions.press.up(true), { signal });
    const drop = new FileDrop(
      () => offers('files'),
      (over) => this.#hover(over),
      this.#actions.open,
    );
    drop.listen(this, signal);
  }

  #hover(over: boolean): void {
    if (over === this.#dropping) return;
    this.#dropping = over;
    this.requestUpdate();
  }

  #chooseCamera({ deviceId, flip }: CameraChoice): void {
    this.#deviceId = deviceId ?? '';
    const { mirrored, facing, cameras, cameraId } = this.store.state;
    if (flip && facing) this.facingMode = mirrored ? 'environment' : 'user';
    if (flip && !facing) {
      // Webcams face nowhere in particular: the next one.
      const at = cameras.findIndex((camera) => camera.deviceId === cameraId);
      this.#deviceId = cameras[(at + 1) % cameras.length]?.deviceId ?? '';
    }
    if (!flip || !facing) this.glue.reopen();
  }

  #settings(): PadSettings {
    const { backbone, modelUrl, head, backends, starter, sensitivity, worker } = this;
    const { src, facingMode, autosave, autostart, hold } = this;
    return {
      ...{ backbone, modelUrl, head, backends, starter, sensitivity, worker },
      ...{ src, facingMode, autosave, autostart, hold },
      labels: this.#labels,
      deviceId: this.#deviceId,
      autoTrain: this.trainsByItself,
    };
  }

  #onState(state: PadState, before: PadState): void {
    if (this.#actions.press.hold && !canCapture(state)) this.#actions.press.up(true);
    if (before.predicting && !state.predicting) this.letGo();
    // New labels may not have it.
    if (before.value !== '' && state.value === '') this.setValue('');
    if (state.samples.length > 0 && !this.#taughtViews) void this.#loadTaughtViews();
    markStates(this.internals, state);
    this.requestUpdate();
    const [phase, previous] = [phaseOf(state), phaseOf(before)];
    if (phase !== previous) this.dispatchEvent(new PadStateChangeEvent(phase, previous));
  }

  async #loadTaughtViews(): Promise<void> {
    // A page that went offline still predicts; the next change tries again.
    const views = await import('./view/taught-views.js').catch(() => null);
    if (!views) return;
    // A pad that was given a classifier before it came to a page has no root yet.
    await this.updateComplete;
    adoptStyles(this.renderRoot as ShadowRoot, stylesWith(views.taughtStyles));
    this.#taughtViews = views;
    this.requestUpdate();
  }
}
