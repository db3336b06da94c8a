// As much of packages that are not installed here as the guides' samples use.

declare module '@angular/core' {
  /** Marks a class as a component. */
  export function Component(options: {
    selector: string;
    template: string;
    schemas?: readonly object[];
  }): (component: new () => object, context: ClassDecoratorContext) => void;
  /** Lets templates hold tags with a dash. */
  export const CUSTOM_ELEMENTS_SCHEMA: object;
}
