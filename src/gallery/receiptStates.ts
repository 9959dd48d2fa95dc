import type { Stage } from './stage.ts';
import { found, type GalleryState, press, toSight, type } from './state.ts';

/** A key whose private part was thrown away once these were signed. */
const { from, ...key } = {
  kid: 'yd9QjKB-OzvGKDxxLBWGq4WD-YzZZbjihOdOXyRb7qM',
  x: 'YHOT4UW_Zfy58WgRX-IkQ5E5pwCQic4U277rz1z2M_Q',
  y: '0C1tYHLNgpp_iZDlGT6kffcfRZMTughHxpjFAF47q98',
  from: '2024-01-01T00:00:00Z',
};
const header = [
  'eyJhbGciOiJFUzI1NiIsInR5cCI6InZlbGR3ZXJrLXJlY2VpcHQrand0Iiwia2lkIjoieWQ5UWpLQi1PenZHS0R4eExCV0dxNFdE',
  'LVl6WlpiamloT2RPWHlSYjdxTSJ9',
].join('');
const first = {
  id: '019301a0-0000-7000-8000-000000000001',
  sha256: '3f0a'.repeat(16),
  receivedAt: '2024-11-05T10:12:00.000Z',
  code: '7K2M-9QXA-04TD',
  signature: [
    header,
    [
      'eyJpZCI6IjAxOTMwMWEwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSIsInNoYTI1NiI6IjNmMGEzZjBhM2YwYTNmMGEzZjBh',
      'M2YwYTNmMGEzZjBhM2YwYTNmMGEzZjBhM2YwYTNmMGEzZjBhM2YwYTNmMGEiLCJyZWNlaXZlZEF0IjoiMjAyNC0xMS0wNVQxMDox',
      'MjowMC4wMDBaIiwiY29kZSI6IjdLMk0tOVFYQS0wNFREIiwiaWF0IjoxNzMwODAxNTIwfQ',
    ].join(''),
    'C1pgvY_HbRGT6fAR4uxvnRIE_aXzneaFqGiAG7DUACsXfe_dJGw9MTT5oQfrE27Ye5eSsdJW-Y-OHcsTjVTgOA',
  ].join('.'),
};
const revision = {
  id: '019301a0-0000-7000-8000-000000000003',
  sha256: '91c4'.repeat(16),
  receivedAt: '2024-11-12T08:40:00.000Z',
  code: 'Q4D9-2HXM-77KA',
  signature: [
    header,
    [
      'eyJpZCI6IjAxOTMwMWEwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMyIsInNoYTI1NiI6IjkxYzQ5MWM0OTFjNDkxYzQ5MWM0',
      'OTFjNDkxYzQ5MWM0OTFjNDkxYzQ5MWM0OTFjNDkxYzQ5MWM0OTFjNDkxYzQiLCJyZWNlaXZlZEF0IjoiMjAyNC0xMS0xMlQwODo0',
      'MDowMC4wMDBaIiwiY29kZSI6IlE0RDktMkhYTS03N0tBIiwiaWF0IjoxNzMxNDAwODAwLCJzdXBlcnNlZGVzIjoiMDE5MzAxYTAt',
      'MDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwic3VwZXJzZWRlc1NoYTI1NiI6IjNmMGEzZjBhM2YwYTNmMGEzZjBhM2YwYTNm',
      'MGEzZjBhM2YwYTNmMGEzZjBhM2YwYTNmMGEzZjBhM2YwYTNmMGEifQ',
    ].join(''),
    'K4VoXxUAblu6Arb1zx-5P7nznTYyRgyIOPgu9yzWv8N3r444euWqUHFibSasgaw826K4yCVSFKSVJC_zqvMxBg',
  ].join('.'),
};
const old = { ...first, id: '019301a0-0000-7000-8000-000000000004', code: 'M2X7-04TD-9QKA', signature: undefined };

const listed = (stage: Stage) => {
  stage.config.value = { endpoint: 'api/v1', receiptKeys: [{ ...key, from }] };
};

/** The ledger of receipts, and the page that checks one. */
export const receiptStates: readonly GalleryState[] = [
  {
    name: 'receipts',
    at: { page: 'receipts' },
    prepare: (stage) => {
      listed(stage);
      const { signature: _, ...unsigned } = old;
      return stage.received({ ...first, key }, { ...revision, key }, unsigned);
    },
    act: async () => {
      await found('[data-ledger="3"]');
    },
  },
  { name: 'verify', at: { page: 'verify' } },
  {
    name: 'verify-nothing',
    at: { page: 'verify' },
    prepare: listed,
    act: async () => {
      await type('[name="receipt"]', 'ABCD');
      await press('[data-action="verify"]');
      await toSight('[data-nothing-verified]');
    },
  },
  {
    name: 'verify-found',
    at: { page: 'verify' },
    prepare: listed,
    act: async () => {
      const forged = { ...first, signature: `${first.signature.slice(0, -5)}AAAAA` };
      await type('[name="receipt"]', JSON.stringify([revision, forged]));
      await press('[data-action="verify"]');
      await toSight('[data-verified="forged"]');
    },
  },
];
