package dev.assay.query.anomaly;

/**
 * How far the time of one query's calls is from what is usual of it. Immutable.
 *
 * @param rest ln of the ratio to what is usual
 * @param sigma its spread where nothing is wrong
 */
record Offset(double rest, double sigma) {}
