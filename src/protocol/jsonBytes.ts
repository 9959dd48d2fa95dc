const encoder = new TextEncoder();

/** How many bytes something has as JSON. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;
