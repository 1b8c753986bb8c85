package dev.assay.testgen.inputs;

import dev.assay.lab.Value;

/**
 * A value worth trying and the word that says why, in camel case with a capital: {@code Zero},
 * {@code Blank}, {@code JustBelow10}. Immutable.
 */
public record Candidate(Value value, String trait) {}
