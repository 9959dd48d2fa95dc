import { accessibilityStatement } from '../../protocol/accessibilityStatement.ts';
import type { Config } from '../../protocol/config.ts';
import { missingWords } from './missingWords.ts';
import { placedFaults } from './placedFaults.ts';

const place = 'legal.accessibilityStatement';

/** What the model asks for, and the app cannot know. */
const asked = ['law', 'prepared', 'replyDays', 'enforcement'] as const;

/**
 * What is wrong with the office's accessibility statement, a line each. Where an office gives its name, the law asks it
 * for one; a configuration without any office is not yet one that is served to respondents.
 */
export function statementFaultsIn({ office, legal, helpDesk }: Config): string[] {
  const given = legal?.accessibilityStatement;
  if (given === undefined) return office?.name === undefined ? [] : [`${place}: missing${forModel}`];
  const faults = placedFaults(place, accessibilityStatement, given);
  const { data } = accessibilityStatement.safeParse(given);
  if (!data) return faults;
  const contact = data.contact ?? helpDesk;
  return [
    ...faults,
    ...(office?.name === undefined ? [`office.name: missing${forModel}`] : []),
    ...asked.filter((name) => data[name] === undefined).map((name) => `${place}.${name}: missing${forModel}`),
    ...((contact?.email ?? contact?.telephone) === undefined ? [`${place}.contact: missing${forModel}`] : []),
    ...missingWords({
      [`${place}.law`]: data.law,
      [`${place}.burden`]: data.burden,
      [`${place}.outOfScope`]: data.outOfScope,
      [`${place}.method`]: data.method,
      [`${place}.contact.email`]: data.contact?.email,
      [`${place}.contact.telephone`]: data.contact?.telephone,
      [`${place}.enforcement.body`]: data.enforcement?.body,
    }),
  ];
}

const forModel = '; the model of Decision (EU) 2018/1523 asks for it';
