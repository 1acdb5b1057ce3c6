import type { SecondReaderConfig } from "../../core/second-reader-config.js";
import type { Question } from "../../read/second/question.js";

/** Prices are for a million tokens. */
const tokensOfPrice = 1e6;

/** Tokens of a chat's own marks around two messages: more than any public template takes. */
const tokensOfEnvelope = 64;

/** What may still be asked: documents and money of a day. A question is paid for at most before it is put, and for what it took afterwards. */
export class Budget {
  #documents: number;
  #cost: number;
  readonly #config: SecondReaderConfig;

  /** @param spent what the day has taken already */
  constructor(config: SecondReaderConfig, spent: { documents: number; cost: number }) {
    this.#config = config;
    this.#documents = spent.documents;
    this.#cost = spent.cost;
  }

  /** Reserves a question; null where it could pass a limit. */
  reserve(question: Question): number | null {
    const { max_documents, max_cost } = this.#config;
    const most = this.costOf(mostInputTokens(question), question.maxTokens);
    if (this.#documents >= max_documents || (max_cost !== undefined && this.#cost + most > max_cost)) return null;
    this.#documents++;
    this.#cost += most;
    return most;
  }

  /** Puts what a question really cost in the place of what was reserved for it. */
  settle(reserved: number, cost: number): void {
    this.#cost += cost - reserved;
  }

  costOf(inputTokens: number, outputTokens: number): number {
    const { price_input = 0, price_output = 0 } = this.#config;
    return (inputTokens * price_input + outputTokens * price_output) / tokensOfPrice;
  }
}

/** A token stands for one byte at least, so that no text has more tokens than bytes. */
export function mostInputTokens({ system, user }: Pick<Question, "system" | "user">): number {
  return Buffer.byteLength(system) + Buffer.byteLength(user) + tokensOfEnvelope;
}
