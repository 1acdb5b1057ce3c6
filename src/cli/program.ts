import { Command, Option } from "commander";
import type { Effects } from "./effects.js";
import { flags } from "./flags.js";
import { version } from "./version.js";

/** The command line. A command's code is imported when it runs, so that `--help` and the filters start at once. */
export function makeProgram(effects: Effects): Command {
  const program = new Command("landfall")
    .description("Launch intelligence from public conversation.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("(run with --help to see what it takes)")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 done with rows in quarantine, 4 the workspace is held, 130 stopped by hand.",
    );

  program
    .command("start", { isDefault: true })
    .description("Bring the workspace up to date and open the app; without a workspace, the sample.")
    .addOption(flags.workspace())
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 for any free one", "4870")
    .option("--no-import", "do not bring in the files of landfall.toml")
    .option("--no-collect", "do not ask the live sources of landfall.toml")
    .option("--brand <name>", "begin from nothing: write a workspace of this brand with public sources, and collect them")
    .option("--rivals <names>", "with --brand: the brands to compare with, separated by commas")
    .option("--market <code>", "with --brand: where the launch is, two letters", "US")
    .option("--catalogues <names>", "with --brand: catalogues, separated by commas", "phones,electronics")
    .option("--contact <address>", "with --brand: a page or mailbox of yours, told to the hosts that are asked")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/start.js")).start(options, effects));

  program
    .command("init")
    .description("Write a commented landfall.toml; never over one that is there.")
    .addOption(flags.workspace())
    .option("--brand <name>", "our brand, as the catalogue names it")
    .option("--rivals <names>", "the brands to compare with, separated by commas")
    .option("--market <code>", "where the launch is: two letters, e.g. US")
    .option("--catalogues <names>", "catalogues, separated by commas", "phones,electronics")
    .option("--print", "print the file instead of writing it")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/init.js")).init(options, effects));

  program
    .command("import")
    .argument("<files...>", "files to bring in, or - for standard input")
    .description("Bring in documents from CSV, TSV, JSON, JSONL or Parquet, each also .gz or .zst; then read and relate them.")
    .addOption(flags.workspace())
    .option("--map <roles>", "columns for roles, e.g. text=body,published=created; over what is guessed")
    .option("--source <name>", "the source of every document")
    .option("--format <name>", "csv, tsv, json, jsonl or parquet; over what the file says")
    .option("--zone <name>", "zone of dates that carry none, e.g. America/New_York")
    .addOption(new Option("--date-order <order>", "order of dates such as 3/4/2016").choices(["mdy", "dmy"]))
    .option("--preview", "show how the files would be read, and stop")
    .option("--no-read", "only bring the documents in; read and relate them later")
    .addOption(flags.json())
    .action(async (files, options) => (await import("./commands/import.js")).importFiles(files, options, effects));

  program
    .command("collect")
    .argument("[sources...]", "live sources by name; all that are not paused where absent")
    .description("Ask the live sources of landfall.toml and keep what is new; then read and relate it.")
    .addOption(flags.workspace())
    .option("--since <day>", "only what was published from this day on, YYYY-MM-DD, whatever was collected before")
    .option("--until <day>", "only what was published before this day")
    .option("--watch", "go on, each source on its schedule, until stopped")
    .option("--again", "ask nobody: read the kept answers once more, as the sources' readers are now")
    .option("--no-read", "only bring the documents in; read and relate them later")
    .addOption(flags.json())
    .action(async (sources, options) => (await import("./commands/collect.js")).collect(sources, options, effects));

  const sources = program
    .command("sources")
    .description("Is what we see complete? How each live source stands: last success, rate, lag, errors, next run, cost.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/sources.js")).listSources(options, effects));
  sources
    .command("plan")
    .argument("[names...]", "sources; all where absent")
    .description("What each source will be asked, and what it cannot see; asks nobody.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (names, _, command) => (await import("./commands/sources.js")).planOfSources(names, command.optsWithGlobals(), effects));
  sources
    .command("add")
    .argument("<address>", "a feed, a page that offers one, a sitemap, r/community, #hashtag@server")
    .description("Ask an address what it is, and add it to landfall.toml.")
    .addOption(flags.workspace())
    .option("--name <name>", "the source of its documents; made from the address where absent")
    .option("--kind <kind>", "feeds or pages, without asking the address what it is")
    .option("--no-test", "add what its form alone tells, without asking")
    .addOption(flags.json())
    .action(async (address, _, command) => (await import("./commands/sources.js")).addOne(address, command.optsWithGlobals(), effects));
  sources
    .command("test")
    .argument("<source>", "a source by name, or any address")
    .description("Ask it its first question and print what came; keeps nothing.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (source, _, command) => (await import("./commands/sources.js")).testOne(source, command.optsWithGlobals(), effects));
  sources
    .command("check")
    .description("Ask every source that a market begins with whether it still answers; needs no workspace and keeps nothing.")
    .option("--market <code>", "the market, two letters", "US")
    .option("--catalogues <names>", "catalogues, separated by commas", "phones,electronics")
    .addOption(flags.json())
    .action(async (_, command) => (await import("./commands/check-starters.js")).checkStarters(command.optsWithGlobals(), effects));
  for (const [name, paused, about] of [
    ["pause", true, "Ask a source no more until it is resumed."],
    ["resume", false, "Ask a paused source again."],
  ] as const) {
    sources
      .command(name)
      .argument("<source>", "a source by name")
      .description(about)
      .addOption(flags.workspace())
      .addOption(flags.json())
      .action(async (source, _, command) =>
        (await import("./commands/sources.js")).pauseOne(source, paused, command.optsWithGlobals(), effects),
      );
  }
  sources
    .command("remove")
    .argument("<source>", "a source by name")
    .description("Take a source out of landfall.toml; its documents stay.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (source, _, command) => (await import("./commands/sources.js")).removeOne(source, command.optsWithGlobals(), effects));

  program
    .command("erase")
    .requiredOption("--author <source:name>", "the account, e.g. Mastodon:ada@mastodon.social")
    .option("--count", "say what would be erased, and erase nothing")
    .description(
      "Erase an author: documents, raw answers, readings and relations. A keyed hash stays, so that they are not collected again.",
    )
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/erase.js")).erase(options, effects));

  program
    .command("read")
    .description("Read documents (JSON lines from standard input) into readings; with --workspace, those not read yet there.")
    .addOption(flags.workspace())
    .option("--market <code>", "the market whose release dates count", "*")
    .option("--catalogues <names>", "catalogues, separated by commas", "phones,electronics")
    .option("--target <entity>", "read every document for this catalogue id")
    .option("--workers <number>", "threads that read; one a core where absent")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/read.js")).read(options, effects));

  program
    .command("duplicates")
    .description("Find copies among documents (JSON lines from standard input): lines {a, b, kind, score}.")
    .option("--threshold <share>", "least similarity of a near copy, above 0 to 1")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/duplicates.js")).duplicates(options, effects));

  program
    .command("stories")
    .description("Group documents (JSON lines from standard input) into stories: lines {id, story, role, root, lag_minutes}.")
    .addOption(new Option("--over <part>", "what is compared").choices(["title", "text", "both"]))
    .option("--gap-hours <hours>", "a story takes no document that comes this long after its last one")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/stories.js")).stories(options, effects));

  program
    .command("synchrony")
    .description("Find accounts that share the same things at the same times (CSV from standard input): CSV of edges.")
    .option("--window <seconds>", "shares within this time of each other count as together; `auto` chooses from the data", "60")
    .option("--min-participation <number>", "times that two accounts must have shared together", "2")
    .option("--conformance", "count exactly as CooRTweet does, without expected, p and q")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/synchrony.js")).synchrony(options, effects));

  program
    .command("extract")
    .description("Read the main text out of a page (HTML from standard input): one JSON line.")
    .option("--url <address>", "the address that the page came from; it is not fetched")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/extract.js")).extract(options, effects));

  program
    .command("relate")
    .description("Find copies, stories and groups among the workspace's documents anew, where anything changed.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/relate.js")).relateWorkspace(options, effects));

  program
    .command("brief")
    .description("Where do we stand, what changed, and what can't we say?")
    .addOption(flags.workspace())
    .option("--from <day>", "first day of the period, YYYY-MM-DD")
    .option("--to <day>", "last day of the period, inclusive")
    .addOption(new Option("--format <name>", "how to print it").choices(["text", "html", "md", "json"]).default("text"))
    .option("--output <file>", "write it to a file")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/brief.js")).brief(options, effects));

  program
    .command("pressure")
    .argument("[what]", "group, account, link or edge; all groups where absent")
    .argument("[names...]", "the group's id, the account as source/name, the link's address, or two accounts")
    .description("Who moves together, against whom, by what odds?")
    .addOption(flags.workspace())
    .addOption(new Option("--export <format>", "the network for other tools").choices(["graphml", "gexf", "csv"]))
    .option("--output <file>", "with --export: write to a file, not to standard output")
    .addOption(flags.json())
    .action(async (what, names, options) => (await import("./commands/pressure.js")).pressure(what, names, options, effects));

  const race = program
    .command("race")
    .description("Who was first, who copied, how many roots? The stories of a period.")
    .addOption(flags.workspace())
    .option("--from <day>", "first day of the period, YYYY-MM-DD")
    .option("--to <day>", "last day of the period, inclusive")
    .addOption(
      new Option("--only <kind>", "stories of this kind only").choices([
        "certain",
        "open",
        "no_root",
        "one_root",
        "several_roots",
        "circular",
        "by_hand",
      ]),
    )
    .addOption(new Option("--order <name>", "order").choices(["reach", "newest", "fastest", "roots"]))
    .option("--limit <number>", "stories to print", "20")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/race.js")).race(options, effects));
  race
    .command("story <story>")
    .description("One story: who told it when, what each goes back to and added.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (story, _options, command) => (await import("./commands/race.js")).raceStory(story, command.optsWithGlobals(), effects));
  race
    .command("tellers")
    .description("Authors and outlets: firsts, roots, copies and lags.")
    .addOption(flags.workspace())
    .option("--from <day>", "first day of the period, YYYY-MM-DD")
    .option("--to <day>", "last day of the period, inclusive")
    .option("--limit <number>", "tellers to print", "20")
    .addOption(flags.json())
    .action(async (_options, command) => (await import("./commands/race.js")).raceTellers(command.optsWithGlobals(), effects));
  race
    .command("compare <document> <other>")
    .description("Two documents side by side: how one copies the other, and what both have.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (a, b, _options, command) => (await import("./commands/race.js")).raceCompare(a, b, command.optsWithGlobals(), effects));
  race
    .command("split <story> <documents...>")
    .description("Make some documents of a story a story of their own; reversible.")
    .addOption(flags.workspace())
    .option("--by <name>", "who says so", "me")
    .addOption(flags.json())
    .action(async (story, documents, _options, command) =>
      (await import("./commands/race.js")).raceSplit(story, documents, command.optsWithGlobals(), effects),
    );
  race
    .command("merge <story> <others...>")
    .description("Make one story of several; reversible.")
    .addOption(flags.workspace())
    .option("--by <name>", "who says so", "me")
    .addOption(flags.json())
    .action(async (story, others, _options, command) =>
      (await import("./commands/race.js")).raceMerge(story, others, command.optsWithGlobals(), effects),
    );
  race
    .command("undo <edit>")
    .description("Take a split or merge back.")
    .addOption(flags.workspace())
    .option("--by <name>", "who says so", "me")
    .addOption(flags.json())
    .action(async (edit, _options, command) => (await import("./commands/race.js")).raceUndo(edit, command.optsWithGlobals(), effects));
  race
    .command("edits")
    .description("Every split and merge, with who and when.")
    .addOption(flags.workspace())
    .addOption(flags.json())
    .action(async (_options, command) => (await import("./commands/race.js")).raceEdits(command.optsWithGlobals(), effects));

  program
    .command("documents")
    .argument("[words]", "words to find")
    .description("What exactly was said? Any number of the brief opens here: pass its filter.")
    .addOption(flags.workspace())
    .option("--filter <query>", "a filter as the app writes it, e.g. brand=xiaomi&step=specific")
    .addOption(new Option("--sort <order>", "order").choices(["newest", "oldest", "relevance", "strongest"]))
    .option("--limit <number>", "documents to print", "20")
    .addOption(flags.json())
    .action(async (words, options) => (await import("./commands/documents.js")).documents(words, options, effects));

  program
    .command("catalogue")
    .argument("[name]", "a brand or product to look up")
    .description("What can be named: look a name up, with its release state on a day.")
    .addOption(flags.workspace())
    .option("--catalogues <names>", "catalogues, separated by commas", "phones,electronics")
    .option("--market <code>", "the market whose release dates count", "*")
    .option("--on <day>", "the day to tell the release state of, YYYY-MM-DD")
    .addOption(flags.json())
    .action(async (name, options) => (await import("./commands/catalogue.js")).catalogue(name, options, effects));

  program
    .command("quarantine")
    .description("The rows that could not be used, with file, line and reason.")
    .addOption(flags.workspace())
    .option("--limit <number>", "rows to print", "50")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/quarantine.js")).quarantine(options, effects));

  program
    .command("export")
    .description("Leave with everything: documents, their readings and places, as JSON lines.")
    .addOption(flags.workspace())
    .option("--filter <query>", "only these documents, e.g. brand=xiaomi")
    .option("--output <file>", "write to a file, not to standard output")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/export.js")).exportDocuments(options, effects));

  program
    .command("eval")
    .description("How right is the reader? On a file's labels, or on those that the workspace's people gave.")
    .addOption(flags.workspace())
    .option("--labels <file>", "documents with `labels`, JSON lines; the workspace's own labels where absent")
    .option("--market <code>", "without a workspace: the market whose release dates count", "*")
    .option("--catalogues <names>", "without a workspace: catalogues, separated by commas", "phones,electronics")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/eval.js")).evaluate(options, effects));

  program
    .command("label")
    .description(
      "Label documents of the workspace by hand, the doubtful ones first; what is said here is shown at once and never overwritten.",
    )
    .addOption(flags.workspace())
    .option("--by <name>", "who labels; your user name where absent")
    .option("--axes <names>", "only these axes, separated by commas", "")
    .option("--limit <number>", "documents of one sitting", "30")
    .option("--seed <number>", "the same seed draws the same documents", "1")
    .addOption(
      new Option("--order <order>", "mixed: disagreements, then two unsure and one at random by turns")
        .choices(["mixed", "uncertain", "random"])
        .default("mixed"),
    )
    .option("--list", "print which documents would be drawn, and stop")
    .option("--export <file>", "write the labelled documents as JSON lines, or - for standard output")
    .option("--import <file>", "take labels for the workspace's documents from JSON lines")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/label.js")).label(options, effects));

  program
    .command("train")
    .description("Fit the workspace's own small adjustment of the reader to labels; the shipped weights stay as they are.")
    .addOption(flags.workspace())
    .option("--labels <file>", "documents with `labels`, JSON lines; the workspace's own labels where absent")
    .option("--dry-run", "say what it would change, and keep nothing")
    .option("--reset", "bring the shipped reader back")
    .addOption(flags.json())
    .action(async (options) => (await import("./commands/train.js")).train(options, effects));

  return program;
}
