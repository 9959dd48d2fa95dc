// What the peers' pages use of packages that are installed for the bench alone.
declare module '*.css';

declare module 'survey-core' {
  export class Model {
    constructor(json: unknown);
  }
  export const settings: { animationEnabled: boolean };
}

declare module 'survey-js-ui' {
  import type { Model } from 'survey-core';
  export function renderSurvey(model: Model, element: HTMLElement): void;
}

declare module 'react' {
  export type Node = { readonly props: object };
  export function createElement<Props extends object>(
    component: (props: Props) => unknown,
    props: Props | null,
    ...children: readonly Node[]
  ): Node;
}

declare module 'react-dom/client' {
  import type { Node } from 'react';
  export function createRoot(element: HTMLElement): { render(node: Node): void };
}

declare module 'survey-react-ui' {
  import type { Model } from 'survey-core';
  export function Survey(props: { readonly model: Model }): unknown;
}

declare module '@inseefr/lunatic' {
  export function LunaticComponents(props: { readonly components: readonly unknown[] }): unknown;
  export function useLunatic(
    source: unknown,
    data: object,
    options: object,
  ): { readonly Provider: (props: object) => unknown; readonly getComponents: () => readonly unknown[] };
}

declare module 'vue' {
  interface App {
    use(plugin: object): App;
    mount(element: HTMLElement): void;
  }
  export function createApp(root: { readonly render: () => unknown }): App;
  export function h(component: object, props: object): unknown;
}

declare module '@getodk/web-forms' {
  export const OdkWebForm: object;
  export const webFormsPlugin: object;
}

declare module 'jquery' {
  const jquery: object;
  export = jquery;
}

declare module 'enketo-core/src/js/form.js' {
  export class Form {
    constructor(element: Element | null, data: { readonly modelStr: string }, options: object);
    init(): readonly string[];
  }
}
