-- A person may split or merge stories, and then the places of their documents change while the generation stays: of these tables the newest
-- version of a row counts. They are made anew by the next `relate`.
DROP TABLE IF EXISTS places;
DROP TABLE IF EXISTS stories;

CREATE TABLE IF NOT EXISTS places (
  generation String,
  id String,
  copy_of String,
  copy_kind LowCardinality(String),
  copies UInt32,
  story String,
  -- The story as it was found, before any was split or merged by hand.
  story_found String,
  story_role LowCardinality(String),
  story_root String,
  lag_minutes Nullable(Float64),
  `group` String,
  group_explained UInt8,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY generation
ORDER BY id;

CREATE TABLE IF NOT EXISTS stories (
  generation String,
  story String,
  label String,
  documents UInt32,
  -- Authors and outlets that told it.
  tellers UInt32,
  time_from Nullable(DateTime64(3, 'UTC')),
  time_to Nullable(DateTime64(3, 'UTC')),
  -- One id where one document was certainly first, several where their times overlap, none where no time is known.
  first Array(String),
  undated UInt32,
  -- Independent ones: of different authors or outlets.
  roots UInt32,
  echoes UInt32,
  entities Array(LowCardinality(String)),
  -- Documents whose sources cite one another in a circle.
  circles Array(Array(String)),
  -- JSON of {second, tenth, press, platforms}: shown as it is and never counted.
  lags String,
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY generation
ORDER BY story;

-- What a document did in the story that it tells with others: one row a document of a story of two or more.
CREATE TABLE IF NOT EXISTS tellings (
  generation String,
  id String,
  story String,
  -- The outlet, else the author: folded for comparison, and as written. Empty as written where there is neither.
  teller String,
  teller_name String,
  -- 1 where the story has tellers besides this one.
  shared UInt8,
  -- 1 where it was certainly the first of its story.
  first UInt8,
  -- 1 where it was the first of its teller in the story.
  opening UInt8,
  -- The document that it directly goes back to, and by what: a kind of citation or of copy.
  origin String,
  origin_by LowCardinality(String),
  -- What it added: the share of its words that were new, numbers, and stretches of its text.
  new_words Float32,
  numbers Array(String),
  passages Array(Tuple(start UInt32, end UInt32)),
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY generation
ORDER BY id;

-- Sources that documents of a story name; `cited` is the document meant, where it was seen.
CREATE TABLE IF NOT EXISTS citations (
  generation String,
  id String,
  story String,
  cited String,
  earlier UInt8,
  kind LowCardinality(String),
  source String,
  start UInt32,
  end UInt32,
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY generation
ORDER BY (id, start, kind, source);

-- Times that cannot be right. The time itself stays as it came.
CREATE TABLE IF NOT EXISTS time_flags (
  generation String,
  id String,
  flag LowCardinality(String),
  -- The brand that it is before, and since when that can have been; '' and the taking in where the time is in the future.
  entity LowCardinality(String),
  bound DateTime64(3, 'UTC')
) ENGINE = MergeTree
PARTITION BY generation
ORDER BY (id, flag);

-- Stories that a person split or merged: kept apart from what was found, reversible, and applied again whenever stories are made anew.
CREATE TABLE IF NOT EXISTS story_edits (
  edit String,
  kind LowCardinality(String),
  -- Documents: of each story that was merged, or of what was taken out and what was left.
  parts Array(Array(String)),
  by String,
  at DateTime64(3, 'UTC'),
  -- Edits are applied in this order, whatever happens to their rows later.
  made UInt64,
  undone UInt8,
  undone_by String,
  undone_at Nullable(DateTime64(3, 'UTC')),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY edit;
