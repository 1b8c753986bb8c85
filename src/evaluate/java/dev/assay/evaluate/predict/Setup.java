package dev.assay.evaluate.predict;

/**
 * What was measured with and on; the first line of the file. Immutable.
 *
 * @param seconds that the measurement took, the making of the tables with it
 */
record Setup(
    long seed, double scale, int intervals, String postgresql, String machine, long seconds) {}
