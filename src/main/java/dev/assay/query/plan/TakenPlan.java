package dev.assay.query.plan;

import java.time.Instant;

/**
 * A plan with when it was taken. Immutable.
 *
 * @param shape the same for plans that differ in costs, rows and literals only
 * @param since when the query was first planned like this, and not otherwise since
 * @param plan without its literals
 */
public record TakenPlan(String shape, Instant since, Instant at, Plan plan) {}
