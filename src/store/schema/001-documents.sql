-- Documents as they came. Newest version wins; a document whose month changed leaves a row with deleted = 1 in its old month.
CREATE TABLE IF NOT EXISTS documents (
  id String,
  month UInt32,
  source LowCardinality(String),
  url String,
  author String,
  client LowCardinality(String),
  title String,
  text String CODEC(ZSTD(3)),
  publication LowCardinality(String),
  product LowCardinality(String),
  rating Nullable(Float32),
  forum LowCardinality(String),
  reply_to String,
  links Array(String),
  time_from Nullable(DateTime64(3, 'UTC')),
  time_to Nullable(DateTime64(3, 'UTC')),
  time_grade LowCardinality(String),
  assumed_zone LowCardinality(String),
  extra String CODEC(ZSTD(3)),
  file LowCardinality(String),
  line UInt32,
  content_hash String,
  run String,
  version UInt64,
  deleted UInt8 DEFAULT 0,
  INDEX words text TYPE text(tokenizer = 'splitByNonAlpha', preprocessor = lower(text)),
  INDEX title_words title TYPE text(tokenizer = 'splitByNonAlpha', preprocessor = lower(title))
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY month
ORDER BY id;

-- What was read in each document: one row a document, newest version wins.
CREATE TABLE IF NOT EXISTS readings (
  id String,
  month UInt32,
  lang LowCardinality(String),
  target LowCardinality(String),
  target_label LowCardinality(String),
  target_p Float32,
  level LowCardinality(String),
  level_p Float32,
  horizon LowCardinality(String),
  horizon_p Float32,
  experience LowCardinality(String),
  experience_p Float32,
  tie LowCardinality(String),
  tie_p Float32,
  disclosed Nullable(UInt8),
  disclosed_p Float32,
  speaker LowCardinality(String),
  speaker_p Float32,
  stance LowCardinality(String),
  stance_p Float32,
  voice LowCardinality(String),
  repost UInt8,
  release_state LowCardinality(String),
  release_settled UInt8,
  read_in_full UInt8,
  brands Array(LowCardinality(String)),
  entities Array(LowCardinality(String)),
  aspects Array(Tuple(aspect LowCardinality(String), polarity LowCardinality(String), quote String, start UInt32, end UInt32)),
  claims Array(Tuple(product String, attribute LowCardinality(String), value String, certainty LowCardinality(String), by String, start UInt32, end UInt32)),
  -- JSON list of {axis, start, end, cue, weight}: shown in the drawer and never counted; as typed rows they made each insert a third slower.
  evidence String CODEC(ZSTD(3)),
  reader LowCardinality(String),
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY month
ORDER BY id;

-- Names found in the texts: one row a name and place.
CREATE TABLE IF NOT EXISTS mentions (
  id String,
  month UInt32,
  start UInt32,
  end UInt32,
  text String,
  entity LowCardinality(String),
  brand LowCardinality(String),
  kind LowCardinality(String),
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY month
ORDER BY (id, start, end, entity);

-- A person's labels beside the reader's: kept apart, reversible, never overwritten by a re-read.
CREATE TABLE IF NOT EXISTS corrections (
  correction String,
  id String,
  axis LowCardinality(String),
  label String,
  was String,
  by String,
  at DateTime64(3, 'UTC'),
  undone UInt8,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (id, correction);

-- Rows that could not be used, with where they stood and why. The same row of the same file is kept once.
CREATE TABLE IF NOT EXISTS quarantine (
  file LowCardinality(String),
  line UInt32,
  code LowCardinality(String),
  reason String,
  raw String CODEC(ZSTD(3)),
  run String,
  at DateTime64(3, 'UTC'),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (file, line, code, cityHash64(raw));

-- What was run, how far it came and what it counted: a run that was stopped goes on from `checkpoint`.
CREATE TABLE IF NOT EXISTS runs (
  run String,
  kind LowCardinality(String),
  input String,
  state LowCardinality(String),
  checkpoint UInt64,
  counts Map(String, UInt64),
  detail String,
  started DateTime64(3, 'UTC'),
  at DateTime64(3, 'UTC'),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY run;
