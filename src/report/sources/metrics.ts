import type { SourceList } from "./answers.js";

interface Metric {
  name: string;
  type: "counter" | "gauge";
  help: string;
  samples: { labels: Record<string, string>; value: number | null }[];
}

/**
 * The sources and the process as metrics. Source: Prometheus text exposition format 0.0.4.
 * @param process resident memory in bytes and seconds since the start
 */
export function metricsText(list: SourceList, process: { residentBytes: number; uptimeSeconds: number }): string {
  const bySource = (
    name: string,
    type: Metric["type"],
    help: string,
    value: (source: SourceList["sources"][number]) => number | null,
  ): Metric => ({
    name: `landfall_source_${name}`,
    type,
    help,
    samples: list.sources.map((source) => ({ labels: { source: source.name, kind: source.kind }, value: value(source) })),
  });
  const at = (iso: string | null) => (iso === null ? null : Date.parse(iso) / 1000);
  const metrics: Metric[] = [
    bySource(
      "up",
      "gauge",
      "1 where the source answers, 0 where it fails or refuses; absent where it was never asked or is paused.",
      ({ state }) => (state === "waiting" || state === "paused" ? null : Number(state !== "failing" && state !== "refused")),
    ),
    bySource("documents_total", "counter", "New documents that it ever brought.", ({ added }) => added),
    bySource("duplicates_total", "counter", "Items that were known already.", ({ duplicates }) => duplicates),
    bySource("quarantined_total", "counter", "Items that could not be used.", ({ quarantined }) => quarantined),
    bySource("deleted_total", "counter", "Documents that were deleted there, and so here.", ({ deleted }) => deleted),
    bySource("requests_24h", "gauge", "Requests in the last 24 hours.", ({ requests }) => requests),
    bySource("received_bytes_24h", "gauge", "Bytes received in the last 24 hours.", ({ bytes }) => bytes),
    bySource("errors_24h", "gauge", "Failed steps in the last 24 hours.", ({ errors }) => errors),
    bySource("failures_in_a_row", "gauge", "Failed steps in a row.", ({ failures }) => failures),
    bySource("lag_seconds", "gauge", "Median time from publication to sight, last seven days.", ({ lagMinutes }) =>
      lagMinutes === null ? null : lagMinutes * 60,
    ),
    bySource("last_success_timestamp_seconds", "gauge", "When it last answered.", ({ lastSuccess }) => at(lastSuccess)),
    bySource("next_run_timestamp_seconds", "gauge", "When it is asked next; absent where it is paused.", ({ nextRun }) => at(nextRun)),
    {
      name: "landfall_source_notices",
      type: "gauge",
      help: "Notices that stand, by kind.",
      samples: list.notices.map(({ source, kind }) => ({ labels: { source, kind }, value: 1 })),
    },
    {
      name: "process_resident_memory_bytes",
      type: "gauge",
      help: "Resident memory of the process.",
      samples: [{ labels: {}, value: process.residentBytes }],
    },
    {
      name: "landfall_uptime_seconds",
      type: "gauge",
      help: "Seconds since the process began.",
      samples: [{ labels: {}, value: process.uptimeSeconds }],
    },
  ];
  return metrics.map(textOf).join("");
}

function textOf({ name, type, help, samples }: Metric): string {
  const known = samples.filter(({ value }) => value !== null && Number.isFinite(value));
  if (known.length === 0) return "";
  const lines = known.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("\n")}\n`;
}

function labelsOf(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}
