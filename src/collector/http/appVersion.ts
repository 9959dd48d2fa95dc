import manifest from '../../../package.json' with { type: 'json' };

/** The version of Veldwerk that runs. */
export const appVersion: string = manifest.version;
