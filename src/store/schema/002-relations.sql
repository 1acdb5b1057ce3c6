-- Everything that relates documents is made anew by each `relate` run under its own generation; the newest finished run is the one that counts.

-- Pairs of documents that share text; a is the earlier in what we saw.
CREATE TABLE IF NOT EXISTS relations (
  generation String,
  kind LowCardinality(String),
  a String,
  b String,
  score Float32
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (a, b, kind);

CREATE TABLE IF NOT EXISTS stories (
  generation String,
  story String,
  label String,
  documents UInt32,
  time_from Nullable(DateTime64(3, 'UTC')),
  time_to Nullable(DateTime64(3, 'UTC')),
  first Array(String),
  roots UInt32,
  echoes UInt32,
  entities Array(LowCardinality(String))
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY story;

-- Accounts that did the same things at the same times.
CREATE TABLE IF NOT EXISTS groups (
  generation String,
  `group` String,
  accounts Array(String),
  objects Array(String),
  observed Float64,
  expected Nullable(Float64),
  q Nullable(Float64),
  explanation String,
  detail String
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY `group`;

CREATE TABLE IF NOT EXISTS authors (
  generation String,
  source LowCardinality(String),
  author String,
  documents UInt32,
  first_seen Nullable(DateTime64(3, 'UTC')),
  last_seen Nullable(DateTime64(3, 'UTC')),
  clients Array(LowCardinality(String)),
  voices Map(LowCardinality(String), UInt32),
  copies UInt32,
  `group` String
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (source, author);

-- A document's place among the others: what it copies, the story it belongs to, the group that it was posted with.
CREATE TABLE IF NOT EXISTS places (
  generation String,
  id String,
  copy_of String,
  copy_kind LowCardinality(String),
  copies UInt32,
  story String,
  story_role LowCardinality(String),
  story_root String,
  lag_minutes Nullable(Float64),
  `group` String,
  group_explained UInt8
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY id;

-- One row a document with all that is counted: its labels (a person's before the reader's), its place among the others, and the
-- step of the waterfall that takes it out. Every number of every answer is a count over this table.
CREATE TABLE IF NOT EXISTS facts (
  generation String,
  id String,
  time_from Nullable(DateTime64(3, 'UTC')),
  time_to Nullable(DateTime64(3, 'UTC')),
  time_grade LowCardinality(String),
  source LowCardinality(String),
  author String,
  lang LowCardinality(String),
  target LowCardinality(String),
  brands Array(LowCardinality(String)),
  entities Array(LowCardinality(String)),
  level LowCardinality(String),
  horizon LowCardinality(String),
  experience LowCardinality(String),
  tie LowCardinality(String),
  speaker LowCardinality(String),
  stance LowCardinality(String),
  voice LowCardinality(String),
  release_state LowCardinality(String),
  disagrees UInt8,
  read_in_full UInt8,
  aspects Array(Tuple(aspect LowCardinality(String), polarity LowCardinality(String))),
  claims Array(LowCardinality(String)),
  copy_of String,
  copies UInt32,
  story String,
  story_role LowCardinality(String),
  story_root String,
  lag_minutes Nullable(Float64),
  `group` String,
  group_explained UInt8,
  taken_out LowCardinality(String),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY generation
ORDER BY id;
