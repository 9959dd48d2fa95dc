import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { faultsOf } from '../../instrument/faults.ts';
import { type Config, config } from '../../protocol/config.ts';
import { readJson } from '../../protocol/json.ts';
import { publishedPin } from '../../protocol/publishedPin.ts';
import { unknownFields } from '../../protocol/unknownFields.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import { command } from '../command.ts';
import { defaultConfigFile } from './defaultConfigFile.ts';
import { colourFaultsIn, logoFaultsIn } from './lookFaults.ts';
import { missingWords } from './missingWords.ts';
import { receiptKeyFaultsIn } from './receiptKeyFaults.ts';
import { statementFaultsIn } from './statementFaults.ts';

/** `collector check-config`: what is wrong with the app's configuration. */
export const checkConfigCommand = command(
  () =>
    new Command('check-config')
      .summary("what is wrong with the app's config.json")
      .description(
        `Prints each fault of a configuration of the app on a line, or "no faults". Fields that the app does not know are
faults here; the app ignores them.`,
      )
      .argument('[FILE]', 'a config.json (default: dist/config.json where the app is built, else public/config.json)')
      .addHelpText('after', "\nExit codes: 0 no faults, 1 faults, 2 a wrong call or a file that can't be read."),
  async (_options, context, file = defaultConfigFile()) => {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (cause) {
      context.printError(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return 2;
    }
    const faults = await faultsInConfig(bytes, dirname(file));
    await context.print(faults.length === 0 ? ['no faults\n'] : faults.map((fault) => `${file}: ${fault}\n`));
    return faults.length === 0 ? 0 : 1;
  },
);

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * The faults of a configuration, a line each. No line has a value, since some are secret; colours are not.
 * @param folder where it is, and the office's logo with it
 */
async function faultsInConfig(bytes: Uint8Array, folder: string): Promise<string[]> {
  const marked = byteOrderMark.every((byte, at) => bytes[at] === byte);
  const json = marked ? bytes.subarray(byteOrderMark.length) : bytes;
  return [
    ...(marked ? ['begins with a byte order mark: save it as UTF-8 without one'] : []),
    ...(await faultsIn(json, folder)),
  ];
}

async function faultsIn(bytes: Uint8Array, folder: string): Promise<string[]> {
  const read = readJson(bytes);
  if (read.ok) return contentFaults(read.value, folder);
  switch (read.fault.kind) {
    case 'not-utf-8':
      return ['is not UTF-8'];
    case 'too-much':
      return ['has too much in it'];
    case 'not-json':
      return [`is not JSON${whereOf(bytes)}`];
    case 'repeated-name':
      return [`${read.fault.name}: stands twice`];
    case 'reserved-name':
      return [`${read.fault.name}: is not a name`];
  }
}

/** Where the JSON is wrong, if the parser tells. Not its whole message, which quotes the text. */
function whereOf(bytes: Uint8Array): string {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return '';
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(String(error)) ?? [];
    return line === undefined ? '' : `: line ${line}, column ${column}`;
  }
}

async function contentFaults(data: unknown, folder: string): Promise<string[]> {
  const parsed = config.safeParse(data);
  const pins = parsed.data?.published ?? [];
  const builtIn = new Set(catalogue.map(({ id }) => id));
  const known = new Set([...builtIn, ...pins.flatMap((pin) => publishedPin.safeParse(pin).data?.id ?? [])]);
  const unknown = parsed.data?.instruments?.filter((id) => !known.has(id)) ?? [];
  return [
    ...(parsed.success ? [] : faultsOf(parsed.error).map(({ place, fault }) => `${place}: ${fault}`)),
    ...unknownFields(config, data).map((field) => `${field}: unknown field`),
    ...(parsed.data ? untranslated(parsed.data) : []),
    ...(parsed.data ? await logoFaultsIn(parsed.data.office?.logo, folder) : []),
    ...(parsed.data ? colourFaultsIn(parsed.data.office?.colours) : []),
    ...(parsed.data ? statementFaultsIn(parsed.data) : []),
    ...(parsed.data ? receiptKeyFaultsIn(parsed.data, new Date()) : []),
    ...unknown.map((id) => `instruments: the app has no ${id}`),
    ...sharedKeyFaults(parsed.data),
    ...linkHostFaults(parsed.data),
    ...pins.flatMap((pin, at) => pinFaults(pin, `published[${at}]`, builtIn)),
    ...Object.keys(parsed.data?.byInstrument ?? {})
      .filter((id) => !known.has(id))
      .map((id) => `byInstrument: the app has no ${id}`),
  ];
}

/** The ingest key is used beside the collector, where what opens sealed responses must not be. */
function sharedKeyFaults(read: Config | undefined): string[] {
  const isIngest = (key: Config['recipientKey']) => key !== undefined && key.x === read?.ingestKey?.x;
  return [
    ...(isIngest(read?.recipientKey) ? ['recipientKey'] : []),
    ...Object.entries(read?.byInstrument ?? {}).flatMap(([id, own]) =>
      isIngest(own.recipientKey) ? [`byInstrument.${id}.recipientKey`] : [],
    ),
  ].map((place) => `${place}: is the ingestKey too, and needs a pair of its own`);
}

/** Hosts that no address is on, so that nothing would lead there. */
function linkHostFaults(read: Config | undefined): string[] {
  const faultsAt = (place: string, hosts: readonly string[] = []) =>
    hosts.flatMap((host, at) =>
      URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host
        ? []
        : [`${place}linkHosts[${at}]: a host is written as www.office.example, without https:// and path`],
    );
  return [
    ...faultsAt('', read?.linkHosts),
    ...Object.entries(read?.byInstrument ?? {}).flatMap(([id, own]) => faultsAt(`byInstrument.${id}.`, own.linkHosts)),
  ];
}

/** What is wrong with a questionnaire that is to be offered although it did not come with the app. */
function pinFaults(data: unknown, place: string, builtIn: ReadonlySet<string>): string[] {
  const pin = publishedPin.safeParse(data);
  if (!pin.success) return faultsOf(pin.error).map((one) => `${place}.${one.place}: ${one.fault}`);
  return [
    ...unknownFields(publishedPin, data).map((field) => `${place}.${field}: unknown field`),
    ...(builtIn.has(pin.data.id) ? [`${place}.id: ${pin.data.id} comes with the app, and is never replaced`] : []),
  ];
}

/** Texts of the office that lack one of the languages that the app speaks. */
const untranslated = ({ helpDesk, office, legal }: Config): string[] =>
  missingWords({
    'helpDesk.email': helpDesk?.email,
    'helpDesk.telephone': helpDesk?.telephone,
    'office.name': office?.name,
    'legal.obligation': legal?.obligation,
    'legal.data': legal?.data,
    'legal.accessibility': legal?.accessibility,
  });
