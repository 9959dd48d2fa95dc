/** The databases that the tables are written for. */
export type Dialect = 'sqlite' | 'postgres';

/** Released before there was another database than SQLite. */
const sqliteOnly: readonly string[] = [
  `CREATE TABLE responses (
     id TEXT PRIMARY KEY,
     sha256 TEXT NOT NULL,
     bytes BLOB NOT NULL,
     received_at TEXT NOT NULL,
     code TEXT NOT NULL UNIQUE,
     instrument_id TEXT NOT NULL,
     instrument_version TEXT NOT NULL,
     case_id TEXT,
     supersedes TEXT,
     language TEXT NOT NULL,
     completed_at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX responses_by_arrival ON responses (received_at, id);
   CREATE INDEX responses_by_case ON responses (case_id);
   CREATE INDEX responses_by_superseded ON responses (supersedes);
   CREATE TABLE refused (
     url_id TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     problem TEXT NOT NULL,
     problem_json TEXT NOT NULL,
     bytes BLOB NOT NULL,
     first_seen TEXT NOT NULL,
     last_seen TEXT NOT NULL,
     times INTEGER NOT NULL,
     PRIMARY KEY (url_id, sha256, problem)
   ) STRICT;`,
  // Of a sealed response the language and the time of completion are inside, and blank here.
  'ALTER TABLE responses ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0',
  // Before there was a register nobody had to prove anything: a response that names a case only claims it.
  `ALTER TABLE responses RENAME TO responses_2;
   DROP INDEX responses_by_arrival;
   DROP INDEX responses_by_case;
   DROP INDEX responses_by_superseded;
   ALTER TABLE refused RENAME TO refused_2;`,
];

/** The tables from the register of cases on; `{…}` is where the dialects differ. */
const tables = `
  CREATE TABLE responses (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes {bytes} NOT NULL,
    received_at TEXT NOT NULL,
    code TEXT NOT NULL,
    instrument_id TEXT NOT NULL,
    instrument_version TEXT NOT NULL,
    case_id TEXT,
    supersedes TEXT,
    language TEXT NOT NULL,
    completed_at TEXT NOT NULL,
    sealed INTEGER NOT NULL,
    sender TEXT NOT NULL,
    token INTEGER,
    late INTEGER NOT NULL,
    other_sender INTEGER NOT NULL,
    hides TEXT,
    facts TEXT,
    PRIMARY KEY (id, owner)
  ){strict};
  CREATE UNIQUE INDEX responses_by_code ON responses (code);
  CREATE INDEX responses_by_arrival ON responses (received_at, id);
  CREATE INDEX responses_by_case ON responses (case_id, received_at, id) WHERE case_id IS NOT NULL;
  CREATE INDEX responses_by_hidden ON responses (owner, hides) WHERE hides IS NOT NULL;
  CREATE INDEX responses_unfound ON responses (owner, id) WHERE facts IS NULL AND sealed = 0;
  CREATE TABLE refused (
    number {serial},
    url_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    problem TEXT NOT NULL,
    problem_json TEXT NOT NULL,
    bytes {bytes} NOT NULL,
    size INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    times INTEGER NOT NULL,
    owner TEXT NOT NULL,
    media TEXT NOT NULL,
    UNIQUE (url_id, sha256, problem)
  ){strict};
  CREATE INDEX refused_by_owner ON refused (owner, size);
  CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    instrument_id TEXT NOT NULL,
    enterprise_number TEXT,
    name TEXT,
    language TEXT,
    email TEXT,
    known TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    opened_at TEXT,
    reopened_at TEXT,
    revoked_at TEXT,
    mark TEXT
  ){strict};
  CREATE TABLE tokens (
    number {serial},
    case_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    weak INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  ){strict};
  CREATE INDEX tokens_by_case ON tokens (case_id);
  CREATE TABLE token_hashes (
    hash TEXT PRIMARY KEY,
    token INTEGER NOT NULL,
    kind TEXT NOT NULL
  ){strict};
  CREATE INDEX token_hashes_by_token ON token_hashes (token);
  CREATE TABLE codes (
    hmac TEXT PRIMARY KEY,
    key_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    reissued INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    redeemed INTEGER NOT NULL,
    ended_at TEXT
  ){strict};
  CREATE INDEX codes_by_case ON codes (case_id);
  CREATE TABLE wrong_codes (
    network TEXT NOT NULL,
    at TEXT NOT NULL
  ){strict};
  CREATE INDEX wrong_codes_by_network ON wrong_codes (network, at);
  CREATE INDEX wrong_codes_by_time ON wrong_codes (at);
  CREATE TABLE acts (
    number {serial},
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    case_id TEXT,
    detail TEXT
  ){strict};
  CREATE INDEX acts_by_case ON acts (case_id);
  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ){strict};
`;

const words: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  sqlite: { '{bytes}': 'BLOB', '{serial}': 'INTEGER PRIMARY KEY AUTOINCREMENT', '{strict}': ' STRICT' },
  postgres: { '{bytes}': 'BYTEA', '{serial}': 'INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY', '{strict}': '' },
};

/** Texts are ordered by bytes, as in SQLite: PostgreSQL's default collation is slower and depends on the system's library. */
const inDialect = (sql: string, dialect: Dialect): string =>
  sql
    .replace(/\{\w+\}/g, (word) => words[dialect][word] ?? word)
    .replace(/\bTEXT\b/g, dialect === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT');

/** Copies what SQLite had before, when nobody had to prove a right. */
const copiedOver = `
  INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
    supersedes, language, completed_at, sealed, sender, late, other_sender)
  SELECT '', id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id, supersedes, language,
    completed_at, sealed, CASE WHEN case_id IS NULL THEN 'none' ELSE 'claimed' END, 0, 0 FROM responses_2;
  DROP TABLE responses_2;
  INSERT INTO refused (url_id, sha256, problem, problem_json, bytes, size, first_seen, last_seen, times, owner, media)
  SELECT url_id, sha256, problem, problem_json, bytes, length(bytes), first_seen, last_seen, times, '',
    'application/json' FROM refused_2 ORDER BY first_seen, rowid;
  DROP TABLE refused_2;
`;

/**
 * What makes each version of a database out of the one before, by dialect; the first of PostgreSQL is the third of
 * SQLite, and has its number. Released steps are never edited: add one.
 */
export const stepsOf = (dialect: Dialect): readonly string[] => {
  const first = inDialect(tables, dialect);
  const begun =
    dialect === 'sqlite' ? [...sqliteOnly.slice(0, 2), sqliteOnly[2] + first + copiedOver] : ['', '', first];
  return [...begun, ...later.map((step) => inDialect(step, dialect))];
};

/** From the fourth version on. */
const later: readonly string[] = [
  // What was erased by law: emptied, or altered, and then with a digest of its own.
  `ALTER TABLE responses ADD COLUMN erased_at TEXT;
   ALTER TABLE responses ADD COLUMN altered_sha256 TEXT;`,
  // The office's page: who may sign in, who is, and what was done.
  `CREATE TABLE office_tokens (
     number {serial},
     hash TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     rights TEXT NOT NULL,
     created_at TEXT NOT NULL,
     revoked_at TEXT
   ){strict};
   CREATE TABLE office_sessions (
     hash TEXT PRIMARY KEY,
     token INTEGER NOT NULL,
     expires_at TEXT NOT NULL
   ){strict};
   CREATE INDEX office_sessions_by_token ON office_sessions (token);
   CREATE TABLE office_record (
     number INTEGER PRIMARY KEY,
     at TEXT NOT NULL,
     token INTEGER NOT NULL,
     act TEXT NOT NULL,
     case_id TEXT,
     detail TEXT,
     hash TEXT NOT NULL
   ){strict};
   CREATE INDEX office_record_by_case ON office_record (case_id) WHERE case_id IS NOT NULL;`,
  // The office's counts: facts that do not say yet what was left unanswered, and why, are found again. What an office chose
  // between rivals, by the codes of receipts and the numbers of lines of its record. And what cases are looked for by.
  `ALTER TABLE responses ADD COLUMN facts_version INTEGER NOT NULL DEFAULT 1;
   CREATE INDEX responses_old_facts ON responses (owner, id)
     WHERE facts_version < 2 AND sealed = 0 AND erased_at IS NULL;
   CREATE INDEX responses_proven ON responses (case_id, received_at) WHERE sender = 'proven';
   CREATE TABLE passed_over (
     code TEXT NOT NULL,
     chosen TEXT NOT NULL,
     choice INTEGER NOT NULL,
     undone INTEGER,
     PRIMARY KEY (code, choice)
   ){strict};
   CREATE INDEX passed_over_by_choice ON passed_over (choice);
   CREATE INDEX cases_by_letters ON cases (lower(id));
   CREATE INDEX cases_by_enterprise ON cases (enterprise_number) WHERE enterprise_number IS NOT NULL;`,
  // Questionnaires that an office has published, each version once and for good.
  `CREATE TABLE published (
     id TEXT NOT NULL,
     version TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     bytes {bytes} NOT NULL,
     titles TEXT NOT NULL,
     codebook TEXT,
     published_at TEXT NOT NULL,
     withdrawn_at TEXT,
     PRIMARY KEY (id, version)
   ){strict};`,
  // Corrections that an office has asked for.
  `CREATE TABLE correction_requests (
     number {serial},
     case_id TEXT NOT NULL,
     at TEXT NOT NULL,
     messages TEXT NOT NULL,
     items TEXT NOT NULL
   ){strict};
   CREATE INDEX correction_requests_by_case ON correction_requests (case_id);`,
  // The signature of a receipt, made once.
  'ALTER TABLE responses ADD COLUMN signature TEXT',
  // What came in a carried file, and not over the network.
  'ALTER TABLE responses ADD COLUMN ingested INTEGER NOT NULL DEFAULT 0',
  // Encrypted copies of drafts, for another device of the respondent. Of a draft that was delivered a row stays for the term:
  // a copy that comes at the same moment as the delivery finds it.
  `CREATE TABLE drafts (
     case_id TEXT NOT NULL,
     response TEXT NOT NULL,
     number INTEGER NOT NULL,
     written_at TEXT NOT NULL,
     delivered_at TEXT,
     PRIMARY KEY (case_id, response)
   ){strict};
   CREATE INDEX drafts_by_time ON drafts (written_at);
   CREATE TABLE draft_copies (
     case_id TEXT NOT NULL,
     response TEXT NOT NULL,
     number INTEGER NOT NULL,
     sha256 TEXT NOT NULL,
     bytes {bytes} NOT NULL,
     size INTEGER NOT NULL,
     written_at TEXT NOT NULL,
     PRIMARY KEY (case_id, response, number)
   ){strict};
   CREATE INDEX draft_copies_by_size ON draft_copies (size);`,
  // When a device of the case first asked after a correction was asked for.
  'ALTER TABLE correction_requests ADD COLUMN heard_at TEXT',
];

/** The version that this collector writes. */
export const schemaVersion = stepsOf('sqlite').length;
