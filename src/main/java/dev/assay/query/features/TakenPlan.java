package dev.assay.query.features;

import dev.assay.query.plan.Plan;
import java.time.Instant;

/**
 * A plan that was taken of a query. Immutable.
 *
 * @param since when the query was first seen with a plan of this shape, without another since
 * @param at when this one was taken
 */
public record TakenPlan(String shape, Instant since, Instant at, Plan plan) {}
