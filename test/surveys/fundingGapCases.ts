/** A project whose funding gap was reckoned by hand. */
export interface FundingGapCase {
  readonly name: string;
  /** A year's rate in percent. */
  readonly rate: string;
  /** Year, what comes in, what goes out: in the order of typing. */
  readonly flows: readonly (readonly [year: number, comesIn: string, goesOut: string])[];
  /** Net present value of the other project; none: there is no other. */
  readonly alternative?: string;
  /** Residual values, and when each is deducted. */
  readonly residuals?: readonly (readonly [value: string, deduction: 'exAnte' | 'exPost' | 'never'])[];
  readonly presentValue: string;
  /** What is lacking; below zero nothing is. */
  readonly gapReckoned: string;
  readonly fundingGap: string;
  /** Worth at the hurdle rate, here the discount rate, with the residual value; undefined: there is another project. */
  readonly valueAtHurdle: string | undefined;
  /** Internal rate of return in percent; undefined: there is none. */
  readonly returnRate: string | undefined;
}

/**
 * How each was reckoned stands with it. x is 1 / (1 + r), r the internal rate of return.
 * Cents are rounded half away from zero, once, at the end.
 */
export const fundingGapCases: readonly FundingGapCase[] = [
  {
    // -1000 + 550 / 1.1 + 484 / 1.1² = -1000 + 500 + 400 = -100
    // 484x² + 550x - 1000 = 0: x = (-550 + √2238500) / 968 = 946.16176 / 968 = 0.977440; r = 2.3081 %
    name: 'a negative value: a gap',
    rate: '10',
    flows: [
      [2015, '0', '1000'],
      [2016, '550', '0'],
      [2017, '484', '0'],
    ],
    presentValue: '-100',
    gapReckoned: '100',
    fundingGap: '100',
    valueAtHurdle: '-100',
    returnRate: '2.31',
  },
  {
    // -1000 + 648 / 1.08 + 699.84 / 1.1664 = -1000 + 600 + 600 = 200
    // 699.84x² + 648x - 1000 = 0: x = (-648 + √3219264) / 1399.68 = 1146.23075 / 1399.68 = 0.818923; r = 22.1115 %
    name: 'a positive value: none',
    rate: '8',
    flows: [
      [2015, '0', '1000'],
      [2016, '700', '52'],
      [2017, '699.84', '0'],
    ],
    presentValue: '200',
    gapReckoned: '-200',
    fundingGap: '0',
    valueAtHurdle: '200',
    returnRate: '22.11',
  },
  {
    // -1000 + 540 / 1.08 + 583.20 / 1.1664 = -1000 + 500 + 500 = 0, so the rate is the internal one.
    name: 'a value of nothing: none',
    rate: '8',
    flows: [
      [2015, '0', '1000'],
      [2016, '540', '0'],
      [2017, '583.2', '0'],
    ],
    presentValue: '0',
    gapReckoned: '0',
    fundingGap: '0',
    valueAtHurdle: '0',
    returnRate: '8',
  },
  {
    // -1000 + 400 + 400 = -200
    // 400x² + 400x - 1000 = 0: x = (-1 + √11) / 2 = 1.158312; r = -13.6675 %
    name: 'a rate of zero',
    rate: '0',
    flows: [
      [2015, '0', '1000'],
      [2016, '400', '0'],
      [2017, '400', '0'],
    ],
    presentValue: '-200',
    gapReckoned: '200',
    fundingGap: '200',
    valueAtHurdle: '-200',
    returnRate: '-13.67',
  },
  {
    // 300 - 500 = -200, not discounted: it is its own first year. One flow changes no sign.
    name: 'a single year',
    rate: '12',
    flows: [[2016, '300', '500']],
    presentValue: '-200',
    gapReckoned: '200',
    fundingGap: '200',
    valueAtHurdle: '-200',
    returnRate: undefined,
  },
  {
    // -600 - 400 + 1197.90 / 1.1³ = -1000 + 1197.90 / 1.331 = -1000 + 900 = -100
    // 1197.9x³ = 1000: 1 + r = ∛1.1979 = 1.062038; r = 6.2038 %
    name: 'years that are uneven, twice and out of order',
    rate: '10',
    flows: [
      [2018, '1197.9', '0'],
      [2015, '0', '600'],
      [2015, '0', '400'],
    ],
    presentValue: '-100',
    gapReckoned: '100',
    fundingGap: '100',
    valueAtHurdle: '-100',
    returnRate: '6.2',
  },
  {
    // 500 / 1.0725 = 466.200466; 600 / 1.15025625 = 521.622899; less 1000: -12.176635
    // 600x² + 500x - 1000 = 0: x = (-500 + √2650000) / 1200 = 1127.88206 / 1200 = 0.939902; r = 6.3941 %
    name: 'a value that is rounded',
    rate: '7.25',
    flows: [
      [2015, '0', '1000'],
      [2016, '500', '0'],
      [2017, '600', '0'],
    ],
    presentValue: '-12.18',
    gapReckoned: '12.18',
    fundingGap: '12.18',
    valueAtHurdle: '-12.18',
    returnRate: '6.39',
  },
  {
    // -1000 + 2310 / 1.1 - 1326.60 / 1.21 = -1000 + 2100 - 1096.363636 = 3.636364; the sign changes twice.
    name: 'signs that change twice: no rate of return',
    rate: '10',
    flows: [
      [2015, '0', '1000'],
      [2016, '2310', '0'],
      [2017, '0', '1326.6'],
    ],
    presentValue: '3.64',
    gapReckoned: '-3.64',
    fundingGap: '0',
    valueAtHurdle: '3.64',
    returnRate: undefined,
  },
  {
    // The first case: 100, less the 40 that are deducted beforehand. What is deducted afterwards is no part of it.
    name: 'residual value',
    rate: '10',
    flows: [
      [2015, '0', '1000'],
      [2016, '550', '0'],
      [2017, '484', '0'],
    ],
    residuals: [
      ['40', 'exAnte'],
      ['25', 'exPost'],
      ['10', 'never'],
    ],
    presentValue: '-100',
    gapReckoned: '60',
    fundingGap: '60',
    valueAtHurdle: '-60',
    returnRate: '2.31',
  },
  {
    // 100, less 150
    name: 'residual value above what is lacking',
    rate: '10',
    flows: [
      [2015, '0', '1000'],
      [2016, '550', '0'],
      [2017, '484', '0'],
    ],
    residuals: [
      ['90', 'exAnte'],
      ['60', 'exAnte'],
    ],
    presentValue: '-100',
    gapReckoned: '-50',
    fundingGap: '0',
    valueAtHurdle: '50',
    returnRate: '2.31',
  },
  {
    // 150 that are given up, and 100 that are lost
    name: 'another project that pays',
    rate: '10',
    alternative: '150',
    flows: [
      [2015, '0', '1000'],
      [2016, '550', '0'],
      [2017, '484', '0'],
    ],
    presentValue: '-100',
    gapReckoned: '250',
    fundingGap: '250',
    valueAtHurdle: undefined,
    returnRate: '2.31',
  },
  {
    // -30 - (-100)
    name: 'another project that loses less',
    rate: '10',
    alternative: '-30',
    flows: [
      [2015, '0', '1000'],
      [2016, '550', '0'],
      [2017, '484', '0'],
    ],
    presentValue: '-100',
    gapReckoned: '70',
    fundingGap: '70',
    valueAtHurdle: undefined,
    returnRate: '2.31',
  },
  {
    // -300 - 200.50 + 1 = -499.50 in the first year; 700 / 1.1881 = 589.1760; together 89.6760
    // 700 / 499.5 = 1.401401; its root is 1.183808; r = 18.3808 %
    name: 'a year in three rows, and one that is left out',
    rate: '9',
    flows: [
      [2016, '0', '300'],
      [2016, '0', '200.5'],
      [2018, '700', '0'],
      [2016, '1', '0'],
    ],
    presentValue: '89.68',
    gapReckoned: '-89.68',
    fundingGap: '0',
    valueAtHurdle: '89.68',
    returnRate: '18.38',
  },
  {
    // -0.01 / 2 = -0.005: half a cent goes away from zero.
    name: 'half a cent',
    rate: '100',
    flows: [
      [2016, '0', '0'],
      [2017, '0', '0.01'],
    ],
    presentValue: '-0.01',
    gapReckoned: '0.01',
    fundingGap: '0.01',
    valueAtHurdle: '-0.01',
    returnRate: undefined,
  },
  {
    // -999999999999.99 + 1 / 1.123456 + 123456789012.34 / 1.123456^24, by another program, to 60 digits
    name: 'a trillion, to the cent',
    rate: '12.3456',
    flows: [
      [2016, '0', '999999999999.99'],
      [2017, '1', '0'],
      [2040, '123456789012.34', '0'],
    ],
    presentValue: '-992446132805.76',
    gapReckoned: '992446132805.76',
    fundingGap: '992446132805.76',
    valueAtHurdle: '-992446132805.76',
    returnRate: '-8.35',
  },
];
