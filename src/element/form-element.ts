import { PadChangeEvent } from './events.js';
import { SettingsElement } from './settings-element.js';

/** A pad as a control of a form: it has a name and a value. */
export abstract class FormElement extends SettingsElement {
  /** So that browsers let it take part in forms. */
  static readonly formAssociated = true;

  protected readonly internals: ElementInternals = this.attachInternals();
  /** By a `<fieldset disabled>`, whatever the attribute says. */
  protected formDisabled = false;
  /** What is held up now, which a form's value outlasts. */
  #heldUp = '';

  /**
   * The label now held up, '' for none; the form value. In a form the last one stays until another is held up or the
   * form is reset: people take down their hand to send it.
   */
  abstract readonly value: string;

  /** What the value is one of. */
  abstract get labels(): readonly string[];

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  /** Whether its value would be accepted, and if not, why. */
  get validity(): ValidityState {
    return this.internals.validity;
  }
  /** Why its value would not be accepted; '' if it would. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  /** Whether it is checked at all when the form is sent. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  /** Whether its value would be accepted; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  /** As {@link FormElement.checkValidity}, and tells the person. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** A label ('' for none) has been held up for the hold time. */
  protected held(label: string): void {
    if (label === this.#heldUp) return;
    this.#heldUp = label;
    if (label === '' && this.internals.form) return;
    this.setValue(label);
    if (label !== '') this.dispatchEvent(new PadChangeEvent(label));
  }

  /** Nothing is held up any more, because nobody looks. */
  protected letGo(): void {
    this.#heldUp = '';
    if (!this.internals.form) this.setValue('');
  }

  /** Where the value is kept. */
  protected abstract storeValue(value: string): void;

  /** What to say where a value is required and missing. */
  protected abstract requiredMessage(): string;

  protected setValue(value: string): void {
    // The same once more is said once more.
    if (value !== '' || this.value !== '') this.storeValue(value);
    // Nothing held up is sent as a radio group is in which nothing is chosen: not at all.
    this.internals.setFormValue(value || null);
    this.updateValidity();
  }

  protected updateValidity(): void {
    const missing = this.required && this.value === '';
    // A pad without controls can be focused as a whole, or browsers would send the form nowhere without a word.
    const anchor =
      this.renderRoot?.querySelector<HTMLElement>('.pad[tabindex], button:not(:disabled)') ?? undefined;
    this.internals.setValidity(
      missing ? { valueMissing: true } : {},
      missing ? this.requiredMessage() : '',
      anchor,
    );
  }

  /** Called by the browser when the form or a fieldset is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
    // Its own attribute, reflected by an update that runs, counts as well: that update must not swallow this one.
    void this.updateComplete.then(() => this.requestUpdate('disabled'));
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.#heldUp = '';
    this.setValue('');
  }

  /** Called by the browser when it fills the form again, after going back or a restart. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (this.labels.includes(state as string)) this.setValue(state as string);
  }
}
