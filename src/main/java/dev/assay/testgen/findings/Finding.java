package dev.assay.testgen.findings;

/**
 * Something a person should look at, with the evidence in its text. Immutable.
 *
 * @param method how a person calls the method
 * @param line in the source, or 0 where it is not known
 * @param kind the kind of finding: {@code leakingException}
 */
public record Finding(String method, int line, String kind, String text) {}
