import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { Accuracy } from "../api-types.js";
import { Section } from "../brief/section.js";
import { typeset } from "../numbers.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { Labelling } from "./labelling.js";
import { Learnt } from "./learnt.js";
import { OwnCard } from "./own-card.js";
import { accuracyPath } from "./path.js";
import { ReaderCard } from "./reader-card.js";
import { Thresholds } from "./thresholds.js";

/** May I believe it? */
export function AccuracyScreen() {
  const { data, problem, retry } = useAnswer<Accuracy>(accuracyPath);
  useEffect(() => {
    document.title = "Accuracy · Landfall";
  }, []);
  return (
    <main class="page accuracy" id="main">
      <h1 class="headline">{data ? typeset(data.headline) : problem ? "Accuracy" : <SkeletonLines lines={3} size="headline" />}</h1>
      {problem && <Failure problem={problem} retry={retry} />}
      {data ? <Sections accuracy={data} /> : !problem && <SkeletonLines lines={12} />}
    </main>
  );
}

function Sections({ accuracy }: { accuracy: Accuracy }) {
  return (
    <>
      <p class="accuracy-contents">
        <a href="#next-title">Label documents</a> <a href="#own-title">Your own card</a> <a href="#thresholds-title">Thresholds</a>
      </p>
      <Section id="card" title="The reader's card" question="How well does the shipped reader read documents that it has not seen?" wide>
        <ReaderCard card={accuracy.reader.card} name={accuracy.reader.name} />
      </Section>
      <Section id="own" title="Your own card" question="And how well does it read yours?" reading={accuracy.own.reading} wide>
        <OwnCard own={accuracy.own} />
      </Section>
      <Section
        id="thresholds"
        title="Thresholds"
        question="How sure must a label be to be told? A less probable one is shown as unclear."
        wide
      >
        <Thresholds thresholds={accuracy.thresholds} />
      </Section>
      <Section id="learnt" title="What changes the reader" question="Has it learnt from your labels, and does a second reader help?" wide>
        <Learnt adjustment={accuracy.adjustment} second={accuracy.second} />
      </Section>
      <Section id="next" title="To label next" question="Where do two readings differ, and where is the reader unsure?" wide>
        <Labelling />
      </Section>
    </>
  );
}
