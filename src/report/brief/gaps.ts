import { minimumForRate } from "../../core/rate.js";
import type { BrandStanding, Brief } from "./answers.js";

/** The questions that the period's documents are too few to answer, with what would help. */
export function makeInsufficient(standings: BrandStanding[], undated: number): Brief["insufficient"] {
  const gaps: Brief["insufficient"] = [];
  for (const { name, firstHand, willBe, productTalk } of standings) {
    const add = (question: string, have: number, next: string) => {
      if (have < minimumForRate) gaps.push({ question, have, need: minimumForRate, next });
    };
    add(`What share of the talk about ${name} is first-hand?`, firstHand.n, "import more sources, or choose a longer period");
    add(`Is the talk about ${name} on what will be or on what is?`, willBe.n, "import forums and reviews, or choose a longer period");
    add(`Is ${name} talked about as a company or for its products?`, productTalk.n, "import more sources, or choose a longer period");
  }
  if (undated > 0) {
    gaps.push({
      question: "When were the undated documents written?",
      have: 0,
      need: undated,
      next: "map the column that holds their date (`landfall import --map published=COLUMN`); until then they are in no period",
    });
  }
  return gaps;
}
