-- How a label came to be given: 'drawer' (a person saw it wrong), 'random' and 'uncertain' (drawn for labelling), 'disagreement' (two readings
-- differ), 'import'. What was given because the reader was wrong or unsure says nothing about documents at large.
ALTER TABLE corrections ADD COLUMN IF NOT EXISTS origin LowCardinality(String) DEFAULT 'drawer';

-- Documents that a person could not label on an axis: not drawn for that person again.
CREATE TABLE IF NOT EXISTS skips (
  id String,
  axis LowCardinality(String),
  by String,
  at DateTime64(3, 'UTC'),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (id, axis, by);

-- What the second reader answered, by what it was asked: the same question is never asked twice. `state` is answered, refused (an answer that
-- breaks the rules) or failed (none came); what was refused counts towards the limits too.
CREATE TABLE IF NOT EXISTS second_answers (
  key String,
  id String,
  model LowCardinality(String),
  state LowCardinality(String),
  answer String CODEC(ZSTD(3)),
  reason String,
  input_tokens UInt64,
  output_tokens UInt64,
  cost Float64,
  at DateTime64(3, 'UTC'),
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY key;

-- Labels of the second reader that stand over the first's: one row a document and axis, newest version wins.
CREATE TABLE IF NOT EXISTS second_labels (
  id String,
  axis LowCardinality(String),
  label String,
  quotes Array(String),
  model LowCardinality(String),
  version UInt64,
  deleted UInt8 DEFAULT 0
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (id, axis);
