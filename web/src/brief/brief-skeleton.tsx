import { SkeletonLines } from "../states/skeleton.js";

/** The brief's shape while it is counted: the headline, the sentences, the figure, at the size of what comes. */
export function BriefSkeleton() {
  return (
    <div class="brief" aria-busy="true">
      <p class="unseen" role="status">
        Counting the brief
      </p>
      <header class="opening">
        <div class="dateline skeleton-dateline">
          <span class="skeleton-line" style={{ width: "22rem" }} />
        </div>
        <div class="opening-main">
          <SkeletonLines lines={3} size="headline" />
          <SkeletonLines lines={6} size="title" />
        </div>
      </header>
      <div class="section section-wide">
        <div class="section-head">
          <SkeletonLines lines={2} />
        </div>
        <div class="section-body">
          <SkeletonLines lines={2} size="title" />
          <span class="skeleton-figure" />
        </div>
      </div>
    </div>
  );
}
