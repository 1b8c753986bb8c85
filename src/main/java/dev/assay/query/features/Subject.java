package dev.assay.query.features;

/** What features are told of: a query's past, its plan and the tables it touches. Immutable. */
record Subject(History history, PlanFigures plan, Tables tables) {}
