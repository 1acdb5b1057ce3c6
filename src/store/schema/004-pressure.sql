-- What accounts did to what, when: one row an account, object and document. `account` is `source/name`.
CREATE TABLE IF NOT EXISTS actions (
  generation String,
  account String,
  kind LowCardinality(String),
  object String,
  time DateTime('UTC'),
  document String,
  INDEX by_account account TYPE bloom_filter GRANULARITY 1
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (kind, object, time);

-- Two accounts that acted on two or more of the same objects within the window, against chance (p, q) and against their own habits.
CREATE TABLE IF NOT EXISTS edges (
  generation String,
  a String,
  b String,
  kind LowCardinality(String),
  window_seconds UInt32,
  objects UInt32,
  pairs UInt32,
  posts_a UInt32,
  posts_b UInt32,
  lead Float32,
  lag_seconds Float64,
  expected Float64,
  p Float64,
  q Float64,
  habit_expected Nullable(Float64),
  habit_q Nullable(Float64),
  verdict LowCardinality(String),
  INDEX by_b b TYPE bloom_filter GRANULARITY 1
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (a, b, kind);

-- The ties that hold a group together, each at the kind of action and the window at which it stands out most.
CREATE TABLE IF NOT EXISTS ties (
  generation String,
  `group` String,
  a String,
  b String,
  kind LowCardinality(String),
  window_seconds UInt32,
  observed UInt32,
  expected Float64,
  p Float64,
  q Float64,
  lag_seconds Float64,
  acts Array(Tuple(kind LowCardinality(String), object String, document_a String, document_b String, lag_seconds Float64))
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (`group`, a, b);

-- The window of each platform ('' for all together) and kind of action, with the numbers behind its plot.
CREATE TABLE IF NOT EXISTS synchrony_windows (
  generation String,
  source LowCardinality(String),
  kind LowCardinality(String),
  window_seconds UInt32,
  chosen_by LowCardinality(String),
  reason String,
  gaps UInt64,
  steps Array(Tuple(seconds UInt32, observed UInt64, expected UInt64))
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (source, kind);

ALTER TABLE groups ADD COLUMN IF NOT EXISTS verdict LowCardinality(String);
ALTER TABLE groups ADD COLUMN IF NOT EXISTS documents Array(String);
