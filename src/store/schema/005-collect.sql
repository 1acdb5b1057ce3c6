-- Where each task of each live source stands, what it has counted in all, and when it is due. Written last of a step: what it stands behind is kept by then.
CREATE TABLE IF NOT EXISTS cursors (
  source LowCardinality(String),
  task String,
  -- JSON of the adapter; '' before the first answer.
  cursor String CODEC(ZSTD(3)),
  -- Steps done. A step that is done again after a kill has the same number, and so changes nothing.
  step UInt64,
  passes UInt64,
  -- rows = documents + duplicates + quarantined
  rows UInt64,
  documents UInt64,
  duplicates UInt64,
  quarantined UInt64,
  deleted UInt64,
  requests UInt64,
  -- Failed steps in a row.
  failures UInt32,
  outcome LowCardinality(String),
  code LowCardinality(String),
  reason String,
  succeeded Nullable(DateTime64(3, 'UTC')),
  at DateTime64(3, 'UTC'),
  due DateTime64(3, 'UTC'),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (source, task);

-- What each step asked for and got: a source's rhythm, lag, errors and cost.
CREATE TABLE IF NOT EXISTS source_steps (
  source LowCardinality(String),
  task String,
  step UInt64,
  at DateTime64(3, 'UTC'),
  outcome LowCardinality(String),
  code LowCardinality(String),
  reason String,
  requests UInt32,
  bytes UInt64,
  documents UInt32,
  duplicates UInt32,
  quarantined UInt32,
  deleted UInt32,
  -- Median time from publication to sight, of what was published since the last look; in milliseconds.
  lag Nullable(Int64),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (source, task, step);

-- Answers as they came, for a better reader; dropped by the day when `keep_until` has passed.
CREATE TABLE IF NOT EXISTS payloads (
  source LowCardinality(String),
  task String,
  step UInt64,
  run String,
  url String,
  content_type LowCardinality(String),
  -- Where the task stood when it asked, as JSON.
  cursor String CODEC(ZSTD(3)),
  at DateTime64(3, 'UTC'),
  keep_until Date,
  -- Ids of the documents that it held: what is erased takes its payload along.
  documents Array(String),
  body64 String EPHEMERAL '',
  body String DEFAULT base64Decode(body64) CODEC(ZSTD(6)),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY keep_until
ORDER BY (source, task, step);

-- Authors that were erased, by a keyed hash: they are not collected or imported again, and the hash names nobody.
CREATE TABLE IF NOT EXISTS erasures (
  hash String,
  at DateTime64(3, 'UTC'),
  documents UInt32,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY hash;

-- Documents that were erased, each life of each once: a hash of id and version, so that the books still add up when the documents are gone.
CREATE TABLE IF NOT EXISTS erased_documents (
  key UInt64
) ENGINE = ReplacingMergeTree
ORDER BY key;
