package dev.assay.evaluate.predict;

import org.jspecify.annotations.Nullable;

/**
 * What was measured with and on; the first line of the file. Immutable.
 *
 * @param seconds that the measurement took, the making of the tables with it
 * @param load the mean of the machine's load averages; one connection and its workers make it 1 to
 *     2, and what is above is other work, which makes the times less steady than queries are. Null
 *     where it is not known
 */
record Setup(
    long seed,
    double scale,
    int intervals,
    String postgresql,
    String machine,
    long seconds,
    @Nullable Double load) {}
