import { officeRights } from '../../protocol/officeRights.ts';
import { newestOnShelf } from '../publishedInstruments.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import type { OfficeRequest, View } from './view.ts';

/**
 * The published documents that the office's page draws responses and titles with, withdrawn ones too; without a version,
 * that of the newest. They are on show to everybody, so that any right is enough and no reading goes on record.
 */
export const questionnaireViews: readonly View[] = [
  { path: '/questionnaires/:id', right: officeRights, read: readPublishedDocument },
  { path: '/questionnaires/:id/:version', right: officeRights, read: readPublishedDocument },
];

async function readPublishedDocument(
  { store }: OfficeDependencies,
  { param }: OfficeRequest,
): Promise<object | undefined> {
  const id = param('id');
  const version = param('version') || (await newestOnShelf(store, id))?.version;
  const content = version === undefined ? undefined : await store.publishedContent({ id, version });
  return content && (JSON.parse(new TextDecoder().decode(content.bytes)) as object);
}
