import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { CoActionEdge, DocumentItem, PressureEdge } from "../api-types.js";
import { NumberHead } from "../marks/number-head.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { VoiceMark } from "../marks/voice-mark.js";
import { chance, count, tenths, typeset } from "../numbers.js";
import { drawerHref } from "../router.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { instant } from "../times.js";
import { accountHref, nameOfAccount } from "./addresses.js";
import { edgeVerdictWords, kindName, seconds } from "./words.js";

/** Two accounts: their odds by kind of action, and the posts behind the edge side by side. */
export function EdgePage({ a, b }: { a: string; b: string }) {
  const { data: edge, problem, retry } = useAnswer<PressureEdge>(`/api/pressure/edge?${new URLSearchParams({ a, b })}`);
  useEffect(() => {
    document.title = `${nameOfAccount(a)} and ${nameOfAccount(b)} · Pressure · Landfall`;
  }, [a, b]);
  return (
    <main class="page pressure" id="main">
      <p class="pressure-back">
        <a href="/pressure">All groups</a>
      </p>
      <h1 class="headline">
        <a href={accountHref(a)}>{nameOfAccount(a)}</a> and <a href={accountHref(b)}>{nameOfAccount(b)}</a>
      </h1>
      {problem && <Failure problem={problem} retry={retry} />}
      {!edge && !problem && <SkeletonLines lines={12} />}
      {edge && (
        <>
          <p class="lede">{typeset(edge.reading)}</p>
          {edge.edges.length > 0 && <EdgeTable edges={edge.edges} first={nameOfAccount(a)} />}
          <h2 class="pressure-title">Their posts, side by side</h2>
          <ol class="pairs">
            {edge.posts.map((pair) => (
              <li key={`${pair.left.id} ${pair.right.id}`} class="pair">
                <p class="pair-head">
                  <span dir="auto">{pair.label}</span> <small>{seconds(pair.lagSeconds)} apart</small>
                </p>
                <div class="pair-posts">
                  <Post post={pair.left} />
                  <Post post={pair.right} />
                </div>
              </li>
            ))}
          </ol>
          {edge.total > edge.posts.length && (
            <p class="quiet">
              The first {count(edge.posts.length)} of {count(edge.total)} pairs of posts.
            </p>
          )}
        </>
      )}
    </main>
  );
}

function Post({ post }: { post: DocumentItem }) {
  return (
    <article class="pair-post">
      <p class="pair-who">
        <VoiceMark voice={post.voice} /> <b>{post.author}</b> <small>{post.time.from ? instant(post.time.from) : "time unknown"}</small>
      </p>
      <p class="pair-text" dir="auto">
        <a href={drawerHref(post.id)} data-document={post.id} data-keep-scroll>
          {post.text || post.title || "no words of its own"}
        </a>
      </p>
    </article>
  );
}

function EdgeTable({ edges, first }: { edges: CoActionEdge[]; first: string }) {
  return (
    <ScrollRegion label="Odds by kind of action">
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">Together by</th>
            <NumberHead>Things</NumberHead>
            <NumberHead>Chance gives</NumberHead>
            <th scope="col">By chance</th>
            <NumberHead>Own habits give</NumberHead>
            <th scope="col">Apart</th>
            <th scope="col">Symmetry</th>
            <th scope="col">{first} first</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={edge.kind}>
              <th scope="row">
                {kindName(edge.kind, true)} within {seconds(edge.windowSeconds)}
              </th>
              <td class="number">{count(edge.objects)}</td>
              <td class="number">{edge.expected < 0.1 ? "under 0.1" : tenths(edge.expected)}</td>
              <td>{chance(edge.q)}</td>
              <td class="number">{edge.habitExpected === null ? "not asked" : tenths(edge.habitExpected)}</td>
              <td>{seconds(edge.lagSeconds)}</td>
              <td>{edge.symmetry.toFixed(2)}</td>
              <td>{Math.round(edge.lead * 100)} %</td>
              <td>{edgeVerdictWords[edge.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
