package dev.assay.testgen.generate;

/** A row with what is expected of it. Immutable. */
record Case(Row row, Expectation expectation) {}
