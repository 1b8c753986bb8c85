package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.stream.Stream;

/** Finds one kind of problem in plans. Stateless, safe on any thread. */
@FunctionalInterface
interface Detector {
  /** The problems of this kind, the upper nodes before the lower. */
  Stream<Problem> find(Examined plan);
}
