package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A place in a method where a database is asked. Immutable.
 *
 * @param call what asks: a call, or a reference to a method that does
 * @param place the chain of calls it is part of
 * @param reads whether it reads rows; else it changes some
 * @param jdbc whether it runs a statement of JDBC here
 * @param through the method of ours that asks in its turn; null where this call does
 */
record Ask(Expression call, Node place, boolean reads, boolean jdbc, @Nullable String through) {}
