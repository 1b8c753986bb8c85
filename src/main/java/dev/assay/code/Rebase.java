package dev.assay.code;

import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.MethodSignature.Sql;

/** Moves an analysis to the line its method stands on now. Pure, safe on any thread. */
final class Rebase {
  private Rebase() {}

  static MethodSignature to(int line, MethodSignature method) {
    int by = line - method.line();
    return by == 0
        ? method
        : new MethodSignature(
            method.name(),
            method.id(),
            method.modifiers(),
            method.typeParameters(),
            method.parameters(),
            method.returns(),
            method.thrown(),
            method.annotations(),
            method.javadoc(),
            method.contracts().stream().map(contract -> moved(contract, by)).toList(),
            method.conditions().stream().map(condition -> moved(condition, by)).toList(),
            method.sql().stream().map(sql -> moved(sql, by)).toList(),
            line,
            method.endLine() + by,
            method.hash());
  }

  private static Contract moved(Contract contract, int by) {
    return new Contract(
        contract.kind(),
        contract.origin(),
        contract.exception(),
        contract.parameter(),
        contract.condition(),
        contract.text(),
        contract.line() + by);
  }

  private static Condition moved(Condition condition, int by) {
    return new Condition(
        condition.kind(), condition.text(), condition.comparisons(), condition.line() + by);
  }

  private static Sql moved(Sql sql, int by) {
    return new Sql(sql.text(), sql.exact(), sql.line() + by);
  }
}
