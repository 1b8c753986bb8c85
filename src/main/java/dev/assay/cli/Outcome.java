package dev.assay.cli;

import dev.assay.testgen.Testgen;

/** What the server answered: as it came, and read. Immutable. */
record Outcome(String text, Testgen.Generated generated) {}
