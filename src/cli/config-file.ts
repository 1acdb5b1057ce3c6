import { stringify } from "smol-toml";

/** The text of a new workspace file: what was said, and every other key explained with its default. */
export function writeConfigFile({
  brand,
  rivals,
  market,
  catalogues,
}: {
  brand: string;
  rivals: string[];
  market: string;
  catalogues: string[];
}): string {
  const value = (key: string, data: unknown) => stringify({ [key]: data }).trim();
  return `# A Landfall workspace. Every key is explained in docs/configuration.md.

# Our brand, as the catalogue names it, and the brands we are compared with, in the order shown.
${value("brand", brand)}
${value("rivals", rivals)}

# Where the launch is: ISO 3166-1 alpha-2.
${value("market", market)}

# What can be named: catalogues that come with Landfall, or folders of your own (docs/catalogue.md).
${value("catalogues", catalogues)}

# Shown as the title; "<brand> in <market>" where absent.
# name = "Our launch"

# The period of the brief; the last four weeks that hold documents where absent.
# [period]
# from = "2016-07-01"
# to = "2016-10-31"

# What \`landfall start\` brings in by itself; \`landfall import FILE\` brings in more.
# [[sources]]
# kind = "file"
# path = "export.csv"
# map = { text = "body", published = "created" }   # columns, where the guess is wrong
# zone = "America/New_York"                        # zone of its dates that carry none

[windows]
# Accounts that act on the same thing within this many seconds act together; chosen from the data where absent.
# synchrony_seconds = 60
# From so many accounts on, those that act together are a group.
group_accounts = 3
# Documents further apart than this start a new story.
story_hours = 72

[reading]
# A label less probable than this is shown as unclear.
# thresholds = { experience = 0.5, tie = 0.5 }

# A second reader for documents of which the shipped one is unsure: any OpenAI-compatible endpoint. Off where absent (docs/accuracy.md).
# [second_reader]
# url = "http://localhost:11434/v1"
# model = "a-model"
# key_env = "LANDFALL_SECOND_READER_KEY"           # the variable that holds the key, where one is needed
# below = 0.6                                      # asked where the shipped reader is less sure than this
# max_documents = 200                              # a day

[import]
# Zone of dates that carry no offset; recorded with every such document.
zone = "UTC"

# The data are kept in data/ beside this file, or on a ClickHouse server:
# [store]
# url = "http://localhost:8123"
# database = "landfall"
# user = "default"
# password_env = "LANDFALL_STORE_PASSWORD"         # the variable that holds the password
`;
}
