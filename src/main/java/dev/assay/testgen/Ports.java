package dev.assay.testgen;

import dev.assay.code.SourceUnit;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Patterns;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the tests desk asks of others. All of it may block: it is called on worker threads.
 *
 * @param reader the code reader
 * @param domains the domains that identifier words speak of, the likeliest first
 * @param patterns the best patterns of some domains for a query
 * @param made is told every answer that was made
 * @param evidence is told what running tests said of patterns; does not wait
 */
public record Ports(
    Function<String, SourceUnit> reader,
    Function<Set<String>, List<Domain>> domains,
    BiFunction<List<Domain>, String, Patterns.Found> patterns,
    Consumer<List<Patterns.Observation>> evidence,
    Consumer<Testgen.Generated> made) {}
