import { type Config, configOf } from './config.ts';
import type { Office } from './endpoint.ts';

/**
 * Where a configuration has the responses to a questionnaire go.
 * @param instrument its id; undefined for what is said of all
 * @param base the URL that its addresses are relative to
 */
export function officeOf(config: Config, instrument: string | undefined, base: string): Office {
  const { endpoint, movedFrom = [], token, receiptKeys } = configOf(config, instrument);
  const absolute = (address: string) => new URL(address, base).href;
  // What is not a URL was never an endpoint.
  const before = movedFrom.filter((address) => URL.canParse(address, base)).map(absolute);
  return {
    url: absolute(endpoint),
    movedFrom: before,
    ...(token !== undefined && { token }),
    ...(receiptKeys && { receiptKeys }),
  };
}
