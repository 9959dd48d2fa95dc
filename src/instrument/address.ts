/** The name of the item, question or check that an address is of: behind its rows, where it has such. */
export const nameIn = (address: string): string => address.slice(address.lastIndexOf('.') + 1);

/** The address of something else in the row of an address, or outside of rows like that. */
export const beside = (address: string, name: string): string => address.slice(0, -nameIn(address).length) + name;

/** The address of what a row has. */
export const addressIn = (row: string, name: string): string => `${row}.${name}`;
