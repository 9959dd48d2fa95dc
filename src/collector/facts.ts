import { checkFindings } from '../engine/findings.ts';
import { itemsIn, type Route } from '../engine/route.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { routeIn } from './inspect.ts';

/** What is found of a response when it comes, and kept beside it: so that nobody has to find it again. */
export interface ResponseFacts {
  /** Items that had to be answered, and those of them that were. */
  readonly askedItems: number;
  readonly answeredItems: number;
  /** Soft checks that have something to say of the answers, and whether the respondent confirmed it. */
  readonly openFindings: readonly string[];
  readonly confirmedFindings: readonly string[];
  readonly measuredSeconds: number;
  readonly declaredMinutes: number | undefined;
  readonly moduleSeconds: Readonly<Record<string, number>>;
  readonly appVersion: string;
  readonly simulated: boolean;
}

/** Finds the facts of a response that was checked, on its route. */
export function factsOf(
  instrument: Instrument,
  document: ResponseDocument,
  route: Route = routeIn(instrument, document),
): ResponseFacts {
  const asked = itemsIn(route, 'asked').filter(({ required }) => required);
  const found = new Set(
    checkFindings(instrument, route)
      .filter(({ level }) => level === 'soft')
      .map(({ check }) => check),
  );
  const said = new Set(document.confirmed?.map(({ check }) => check));
  return {
    askedItems: asked.length,
    answeredItems: asked.filter(({ id }) => Object.hasOwn(document.answers, id)).length,
    openFindings: [...found].filter((check) => !said.has(check)),
    confirmedFindings: [...found].filter((check) => said.has(check)),
    measuredSeconds: document.completion.measuredSeconds,
    declaredMinutes: document.completion.declaredMinutes,
    moduleSeconds: document.completion.moduleSeconds,
    appVersion: document.app.version,
    simulated: document.simulated ?? false,
  };
}

/** Facts as they are kept: this collector or an older one wrote them itself, and nobody else does. */
export const factsIn = (json: string): ResponseFacts => JSON.parse(json) as ResponseFacts;
