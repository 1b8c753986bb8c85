package dev.assay.query.advice;

import java.util.stream.Stream;

/** Gives one kind of advice on a query. Stateless, safe on any thread. */
@FunctionalInterface
interface Rule {
  /** The advice of this kind; none where it cannot be shown. */
  Stream<Draft> find(Looked query, Scope scope);

  /** What is known around a query. */
  record Scope(Schema schema, Trust trust) {}
}
