import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags, needChromium } from './chromium.ts';
import { NearOffice } from './nearOffice.ts';

let browser: Promise<Browser> | undefined;
let office: Promise<NearOffice> | undefined;

/** The Chromium that all test files of this process share, each test in a profile of its own. */
export async function sharedChromium(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  // A test may have taken it along.
  if (!(await browser).isConnected())
    browser = chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  return browser;
}

/** The office that they share: others have delivered to it as well. */
export const sharedOffice = (): Promise<NearOffice> => {
  office ??= NearOffice.open();
  return office;
};
