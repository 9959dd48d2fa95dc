import { strict1 } from './strict.ts';

const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** An extension has a word or a sign before it: "toestel 7", "#12". */
const telephone = /^\s*\+?(\D{0,8}\d){6,18}(\D{0,12}[\p{L}#]\D{0,12}\d{1,6})?\D{0,12}$/u;

const shaped = (shape: RegExp) => strict1((text) => shape.test(String(text).trim()));

/** Whether a text has the shape of an address to write to. */
export const isEmail = shaped(email);
/** Whether a text has the shape of a number to call. */
export const isTelephone = shaped(telephone);
