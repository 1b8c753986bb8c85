package dev.assay.sandbox;

/**
 * How the children are, for the meters. Immutable.
 *
 * @param alive JVMs that run or are being started
 * @param idle of these, ready for an order
 * @param waiting orders that wait for a child
 * @param started JVMs since the beginning
 * @param killed of these, ended because of a deadline, a cancellation or a garbled answer
 * @param reused orders that were carried out by a child that had carried out others before
 */
public record Counts(int alive, int idle, int waiting, long started, long killed, long reused) {}
