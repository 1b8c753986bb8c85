package dev.assay.testgen.generate;

/** Tells what to expect of a row. The seam between what is read and what is run. For one job. */
interface Oracle {
  Expectation expect(Target target, Row row);
}
