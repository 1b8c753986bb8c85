package dev.assay.query.advice;

import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.collect.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A busy query that indexes are looked for. Immutable.
 *
 * @param callsPerMinute from its first call to its last; null where no interval tells
 */
public record IndexQuery(
    Statement statement, Figures figures, @Nullable Double callsPerMinute, Explained plan) {}
