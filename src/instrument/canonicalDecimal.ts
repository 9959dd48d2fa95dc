/** A decimal number as it rests and travels: no zeros that say nothing, no -0; with its places at most 34 digits. */
export const canonicalDecimal = /^(?!-0$)-?(0|[1-9]\d{0,23})(\.\d{0,9}[1-9])?$/;
