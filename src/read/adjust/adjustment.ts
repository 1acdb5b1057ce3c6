import { z } from "zod";
import { LandfallError } from "../../core/errors.js";
import { type Axis, axes, axisLabels } from "../../core/reading.js";
import type { Calibration, Head, ReaderModel } from "../model.js";

const axisAdjustmentSchema = z.strictObject({
  slope: z.number().positive(),
  bias: z.array(z.number()),
  sources: z.record(z.string(), z.array(z.number())),
  documents: z.number().int(),
});

const figuresSchema = z.strictObject({ macroF1: z.number(), accuracy: z.number(), calibrationError: z.number(), logLoss: z.number() });

const adjustmentSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]{1,26}$/),
  base: z.string(),
  axes: z.partialRecord(z.enum(axes), axisAdjustmentSchema),
  tried: z.array(
    z.strictObject({ axis: z.enum(axes), documents: z.number().int(), kept: z.boolean(), before: figuresSchema, after: figuresSchema }),
  ),
});

/**
 * What one axis's labels taught: with `p` the shipped probabilities of a document, the adjusted ones are in proportion to
 * `p ** slope * exp(bias + sources[its source])`.
 */
export type AxisAdjustment = z.infer<typeof axisAdjustmentSchema>;

/** How well an axis is read: shares in 0 to 1, the log loss in nats a document. */
export type Figures = z.infer<typeof figuresSchema>;

/**
 * A workspace's own small change to the shipped reader, whose weights stay as they are. `base` is the version of the weights that it was fitted
 * over; `tried` says for every axis with enough labels how it read before and after, by cross-validation, and whether the change is kept.
 */
export type Adjustment = z.infer<typeof adjustmentSchema>;

/**
 * An adjustment from its file.
 * @throws LandfallError MODEL_INVALID where the text is none
 */
export function parseAdjustment(text: string, file: string): Adjustment {
  const invalid = (cause: unknown) =>
    new LandfallError("MODEL_INVALID", `${file} is no adjustment of the reader`, {
      cause,
      next: "remove it, or run `landfall train` again",
    });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
  const result = adjustmentSchema.safeParse(raw);
  if (!result.success) throw invalid(result.error);
  for (const [axis, { bias, sources }] of Object.entries(result.data.axes))
    for (const values of [bias, ...Object.values(sources)]) if (values.length !== axisLabels[axis as Axis].length) throw invalid(undefined);
  return result.data;
}

/**
 * The calibration of a source's documents. A power of probabilities and a bias on their logarithms are another temperature and other shifts, so
 * that evidence is counted on adjusted probabilities as on any.
 */
export function calibrationsOf(model: ReaderModel, adjustment?: Adjustment): (source: string) => Record<Head, Calibration> {
  if (!adjustment) return () => model.calibration;
  const made = new Map<string, Record<Head, Calibration>>();
  const named = new Set(Object.values(adjustment.axes).flatMap(({ sources }) => Object.keys(sources)));
  return (source) => {
    const key = named.has(source) ? source : "";
    let calibration = made.get(key);
    if (!calibration) {
      calibration = { ...model.calibration };
      for (const axis of axes) {
        const change = adjustment.axes[axis];
        if (change) calibration[axis] = adjusted(calibration[axis], change, key);
      }
      made.set(key, calibration);
    }
    return calibration;
  };
}

function adjusted({ temperature, shift, preference }: Calibration, { slope, bias, sources }: AxisAdjustment, source: string): Calibration {
  const own = Object.hasOwn(sources, source) ? sources[source] : null;
  const next = temperature / slope;
  return { temperature: next, shift: shift.map((value, k) => value + (bias[k] + (own?.[k] ?? 0)) * next), preference };
}
