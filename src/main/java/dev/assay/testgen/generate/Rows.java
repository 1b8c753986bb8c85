package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Boundaries;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.Relations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a method: one with plain values, then one parameter after the other at its
 * interesting values, then pairs where two parameters have one type. For one job.
 */
final class Rows {
  private static final int MOST_RECEIVERS = 10;
  private static final int MOST_ALIKE = 3;
  private static final int PAIRED = 4;
  private static final int PATIENCE = 4;

  private final Inputs inputs;
  private final Boundaries boundaries;
  private final Columns values;
  private final Relations relations;
  private final Preparations preparations;
  private final Kin kin;
  private final Map<String, List<Candidate>> prepared = new HashMap<>();
  private final PatternRows patterns;
  private final int most;
  private final Hidden hidden;
  private int nextId;

  /**
   * Rows, or what stands in their way.
   *
   * @param columns what each parameter was tried with
   */
  record Made(
      List<Row> rows,
      List<List<Candidate>> columns,
      Map<Integer, PatternRows.Suggested> suggested,
      @Nullable Skip problem,
      String detail) {
    Made {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      suggested = Map.copyOf(suggested);
    }

    static Made none(Skip problem, String detail) {
      return new Made(List.of(), List.of(), Map.of(), problem, detail);
    }
  }

  Rows(Hidden hidden, PatternRows patterns, Planner.Given given) {
    this.hidden = hidden;
    this.inputs = hidden.inputs();
    this.boundaries = new Boundaries(inputs);
    this.relations = new Relations(inputs);
    this.preparations = new Preparations(inputs);
    this.kin = new Kin(inputs);
    this.values = new Columns(inputs, kin, given.conditions());
    this.patterns = patterns;
    this.most = given.most();
  }

  Made of(Target target) {
    boolean onInstance = !target.constructor() && !target.isStatic();
    List<Candidate> receivers = onInstance ? receivers(target) : List.of();
    if (onInstance && receivers.isEmpty() && isAbstract(target)) {
      return Made.none(Skip.NO_BODY, target.owner().getSimpleName().toString());
    }
    if (onInstance && receivers.isEmpty()) {
      return Made.none(
          Skip.NO_INSTANCE,
          "%s (%s)".formatted(target.owner().getSimpleName(), inputs.reason(target.instance())));
    }
    List<List<Candidate>> columns = new ArrayList<>();
    List<Value> beside = new ArrayList<>();
    receivers.stream().limit(1).forEach(it -> beside.add(it.value()));
    for (int i = 0; i < target.parameters().size(); i++) {
      List<Candidate> column = values.of(target, i, beside);
      if (column.isEmpty()) {
        TypeMirror type = target.parameters().get(i);
        return Made.none(Skip.CANNOT_BUILD, "%s (%s)".formatted(type, inputs.reason(type)));
      }
      columns.add(column);
    }
    List<Row> rows = new ArrayList<>(rows(target, receivers, columns));
    Map<Integer, PatternRows.Suggested> suggested = new HashMap<>();
    for (PatternRows.Suggested each : patterns.of(target)) {
      Row row = suggested(target, rows.getFirst(), each.arguments());
      Optional<Row> known =
          rows.stream().filter(it -> it.values().equals(row.values())).findFirst();
      if (known.isEmpty() && suggested.size() < most) {
        rows.add(row);
      }
      suggested.putIfAbsent(known.orElse(row).id(), each);
    }
    return new Made(rows, columns, suggested, null, "");
  }

  private List<Candidate> receivers(Target target) {
    if (!target.given().isEmpty()) {
      return target.given();
    }
    List<Candidate> all = new ArrayList<>(inputs.of(target.instance(), "instance"));
    if (!all.isEmpty() && target.signature() != null) {
      all.addAll(1, boundaries.receivers(target.signature(), target.instance()));
    }
    boolean given = isAbstract(target) && hidden.behind(target.owner());
    return all.stream()
        .filter(each -> !isAbstract(target) || hasBody(each.value(), given))
        .distinct()
        .toList();
  }

  // A body without a name is the constant's: an enum's, or an anonymous class's, or that of a class
  // behind a factory. All others are methods of a class that has tests of its own.
  private static boolean hasBody(Value value, boolean given) {
    return value instanceof Value.Constant || (given && value instanceof Value.StaticCall);
  }

  private static boolean isAbstract(Target target) {
    return target.method().getModifiers().contains(Modifier.ABSTRACT);
  }

  private Row suggested(Target target, Row plain, List<Candidate> arguments) {
    List<Candidate> exact = new ArrayList<>();
    List<Integer> varied = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Candidate each = arguments.get(i);
      Value value =
          target.overloaded()
              ? Columns.exact(each.value(), target.parameters().get(i))
              : each.value();
      exact.add(new Candidate(value, each.trait()));
      if (!value.equals(plain.values().get(i))) {
        varied.add(i);
      }
    }
    return new Row(nextId++, plain.receiver(), exact, varied);
  }

  private List<Row> rows(Target target, List<Candidate> receivers, List<List<Candidate>> columns) {
    Candidate receiver = receivers.isEmpty() ? null : receivers.getFirst();
    List<Candidate> plain = columns.stream().map(List::getFirst).toList();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(nextId++, receiver, plain, List.of()));
    receivers.stream()
        .skip(1)
        .limit(MOST_RECEIVERS)
        .forEach(other -> rows.add(new Row(nextId++, other, plain, List.of(Row.RECEIVER))));
    boolean stands = !target.given().isEmpty() || hidden.behind(target.owner());
    if (receiver != null && (!isAbstract(target) || stands)) {
      prepared(target, receiver)
          .forEach(other -> rows.add(new Row(nextId++, other, plain, List.of(Row.RECEIVER))));
      alike(target, receivers).forEach(rows::add);
    }
    int longest = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int k = 1; k < longest; k++) {
      for (int i = 0; i < columns.size(); i++) {
        if (k < columns.get(i).size()) {
          rows.add(varied(receiver, plain, Map.of(i, columns.get(i).get(k))));
        }
      }
    }
    pairs(target, receiver, plain, columns, rows);
    if (target.signature() != null) {
      relations
          .of(target.signature(), target.parameters())
          .forEach(related -> rows.add(varied(receiver, plain, related)));
    }
    return rows.stream()
        .limit((long) most * PATIENCE)
        .limit(most + (long) PAIRED * PAIRED + MOST_RECEIVERS)
        .toList();
  }

  private List<Candidate> prepared(Target target, Candidate receiver) {
    return prepared.computeIfAbsent(
        target.instance().toString(),
        type ->
            Stream.of(
                    SerialForm.of(target.instance(), inputs),
                    preparations.of(target.instance(), receiver.value()),
                    kin.states(target.instance(), receiver.value()))
                .flatMap(List::stream)
                .toList());
  }

  // That two of one kind are equal tells more where there is something in them to compare.
  private List<Row> alike(Target target, List<Candidate> receivers) {
    return Kin.isEquals(target)
        ? Stream.concat(
                receivers.stream().skip(1).limit(MOST_ALIKE),
                prepared(target, receivers.getFirst()).stream().limit(MOST_ALIKE))
            .map(each ->
                new Row(
                    nextId++,
                    each,
                    List.of(new Candidate(each.value(), "MadeAlike")),
                    List.of(Row.RECEIVER, 0)))
            .toList()
        : List.of();
  }

  private Row varied(
      @Nullable Candidate receiver, List<Candidate> plain, Map<Integer, Candidate> changes) {
    List<Candidate> arguments = new ArrayList<>(plain);
    changes.forEach(arguments::set);
    return new Row(nextId++, receiver, arguments, changes.keySet().stream().sorted().toList());
  }

  private void pairs(
      Target target,
      @Nullable Candidate receiver,
      List<Candidate> plain,
      List<List<Candidate>> columns,
      List<Row> rows) {
    boolean twoAlike =
        columns.size() == 2
            && target.parameters().get(0).toString().equals(target.parameters().get(1).toString());
    if (!twoAlike) {
      return;
    }
    IntStream.rangeClosed(1, PAIRED)
        .forEach(i ->
            IntStream.rangeClosed(1, PAIRED)
                .filter(j -> i < columns.get(0).size() && j < columns.get(1).size())
                .forEach(j ->
                    rows.add(
                        varied(
                            receiver,
                            plain,
                            Map.of(0, columns.get(0).get(i), 1, columns.get(1).get(j))))));
  }
}
