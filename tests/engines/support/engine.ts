/** A browser of some engine with one page, as a person uses it. */
export interface Engine {
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read(expression: string): Promise<unknown>;
  /** Clicks what a selector finds in the pad. */
  click(selector: string): Promise<void>;
  /** Presses a key, wherever the focus is. */
  press(key: string): Promise<void>;
  close(): Promise<void>;
}
