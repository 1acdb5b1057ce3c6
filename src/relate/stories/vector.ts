/** Weighted terms; `ids` rise. */
export interface Vector {
  ids: Uint32Array;
  weights: Float64Array;
}

/** The same direction with length 1; a vector without weight stays as it is. */
export function unit(vector: Vector): Vector {
  let square = 0;
  for (const weight of vector.weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  return { ids: vector.ids, weights: vector.weights.map((weight) => weight / length) };
}

export function sum(a: Vector, b: Vector): Vector {
  const ids = new Uint32Array(a.ids.length + b.ids.length);
  const weights = new Float64Array(ids.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.ids.length || j < b.ids.length) {
    const left = i < a.ids.length ? a.ids[i] : Number.POSITIVE_INFINITY;
    const right = j < b.ids.length ? b.ids[j] : Number.POSITIVE_INFINITY;
    ids[length] = Math.min(left, right);
    weights[length++] = (left <= right ? a.weights[i++] : 0) + (right <= left ? b.weights[j++] : 0);
  }
  return { ids: ids.slice(0, length), weights: weights.slice(0, length) };
}

/** The heaviest `most` terms; of equal weights the lower ids. */
export function heaviest(vector: Vector, most: number): Vector {
  if (vector.ids.length <= most) return vector;
  const kept = [...vector.weights.keys()].sort((a, b) => vector.weights[b] - vector.weights[a] || a - b).slice(0, most);
  kept.sort((a, b) => a - b);
  return { ids: Uint32Array.from(kept, (i) => vector.ids[i]), weights: Float64Array.from(kept, (i) => vector.weights[i]) };
}
