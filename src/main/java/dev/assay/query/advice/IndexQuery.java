package dev.assay.query.advice;

import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.collect.Statement;

/** A busy query that indexes are looked for. Immutable. */
public record IndexQuery(Statement statement, Figures figures, Explained plan) {}
