package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the call in one test: the receiver with the calls that bring it into its
 * state, and arguments that need a variable. For one test.
 */
final class Arrangement {
  private static final int MANY = 4;
  private static final List<String> RESERVED = List.of("result", "expected", "thrown");

  private final Writing writing;
  private final Target target;
  private final Calling calling;
  private final Locals locals = new Locals();
  private final ExpressionText expressions;
  private final Numbered numbered;
  private final Doubles doubles;
  private final Held held;
  private final List<String> statements = new ArrayList<>();

  /**
   * @param taken names of the test's parameters
   */
  private Arrangement(Writing writing, Target target, Case each, Collection<String> taken) {
    this.writing = writing;
    this.target = target;
    this.calling = new Calling(writing.imports());
    RESERVED.forEach(locals::take);
    taken.forEach(locals::take);
    this.numbered = new Numbered(each.row());
    this.doubles = new Doubles(writing, numbered, each.expectation(), locals, bases(numbered));
    this.expressions = writing.expressions().with(locals);
    this.held = new Held(writing, target, numbered, locals);
  }

  /** For a test of one row. */
  static Arrangement of(Writing writing, Target target, Case each) {
    Arrangement made = new Arrangement(writing, target, each, List.of());
    made.statements.addAll(made.held.before(each.expectation()));
    made.receiver();
    for (int i = 0; i < made.numbered.arguments().size(); i++) {
      made.hoist(
          made.numbered.arguments().get(i),
          made.calling.parameter(target, i),
          TypeName.of(target.parameters().get(i)));
    }
    made.statements.addAll(made.held.after(each.expectation()));
    return made;
  }

  /** For a test of several rows, which has its arguments as parameters. */
  static Arrangement ofReceiver(Writing writing, Target target, Case each, List<String> taken) {
    Arrangement made = new Arrangement(writing, target, each, taken);
    made.receiver();
    return made;
  }

  private static Set<Value> bases(Numbered numbered) {
    Set<Value> bases = Collections.newSetFromMap(new IdentityHashMap<>());
    if (numbered.receiver() != null) {
      bases.add(numbered.receiver());
      collect(numbered.receiver(), bases);
    }
    numbered.arguments().forEach(argument -> collect(argument, bases));
    return bases;
  }

  private static void collect(Value value, Set<Value> bases) {
    if (value instanceof Value.Prepared step) {
      bases.add(step.base());
    }
    Value.parts(value).forEach(part -> collect(part, bases));
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  /** The arguments as the call names them. */
  List<String> arguments() {
    List<Value> all = numbered.arguments();
    return all.size() == target.parameters().size()
            && !all.isEmpty()
            && all.getLast() instanceof Value.ArrayOf array
            && locals.text(array) == null
            && target.spreads()
            && clear(array)
        ? Stream.concat(all.subList(0, all.size() - 1).stream(), array.elements().stream())
            .map(expressions::of)
            .toList()
        : all.stream().map(expressions::of).toList();
  }

  // Alone, null or an array would be the array itself.
  private static boolean clear(Value.ArrayOf array) {
    return array.elements().stream()
        .noneMatch(each ->
            each instanceof Value.Null
                || each instanceof Value.ArrayOf
                || each instanceof Value.Lambda
                || each instanceof Value.Reference);
  }

  /** The objects that are asked once the call is over. */
  Held held() {
    return held;
  }

  /** What is asserted of stubs afterwards. */
  List<String> verifications() {
    return doubles.verifications();
  }

  /** Whether anything of it may throw what has to be declared. */
  boolean checked() {
    Value receiver = numbered.receiver();
    return doubles.mocked()
        || (receiver != null && writing.members().checked(receiver))
        || numbered.arguments().stream().anyMatch(writing.members().on(target.owner())::checked);
  }

  private void receiver() {
    Value receiver = numbered.receiver();
    if (receiver != null) {
      String name = calling.variable(target);
      locals.take(name);
      declare(receiver, writing.imports().name(TypeName.of(target.instance())), name);
      numbered.arguments().forEach(argument -> itself(argument, name));
    }
  }

  private void itself(Value argument, String name) {
    if (argument instanceof Value.Receiver) {
      locals.write(argument, name);
    }
    Value.parts(argument).forEach(part -> itself(part, name));
  }

  /**
   * @param wanted the type of the place, as far as that is known
   */
  private void hoist(Value value, String hint, @Nullable TypeName wanted) {
    if (value instanceof Value.Prepared last) {
      Value base = steps(last).getFirst().base();
      String plain = hint.isEmpty() ? Words.variable(Held.simple(base)) : hint;
      String type = wanted != null && untold(base, wanted) ? imports(wanted) : held.type(base);
      declare(last, type, locals.unique(plain));
      return;
    }
    parts(value);
    if (value instanceof Value.Stub || value instanceof Value.Lambda) {
      doubles.place(value, hint, statements);
    }
  }

  private String imports(TypeName type) {
    return writing.imports().name(type);
  }

  // A factory of a generic class tells nobody of what its object is one.
  private static boolean untold(Value base, TypeName wanted) {
    return base instanceof Value.StaticCall call
        && call.type().qualified().equals(wanted.qualified())
        && !wanted.arguments().isEmpty();
  }

  private static @Nullable TypeName held(Value value) {
    return value instanceof Value.New holder
            && holder.parameters().equals(List.of("java.lang.Object"))
            && holder.type().arguments().size() == 1
        ? holder.type().arguments().getFirst()
        : null;
  }

  private void parts(Value value) {
    List<Value> parts = Value.parts(value);
    List<String> names =
        value instanceof Value.New creation
            ? writing.members().parameterNames(creation)
            : List.of();
    int before = parts.size() - names.size();
    for (int i = 0; i < parts.size(); i++) {
      boolean named = !names.isEmpty() && i >= before;
      hoist(parts.get(i), named ? names.get(i - before) : "", held(value));
    }
  }

  private void declare(Value value, String type, String name) {
    List<Value.Prepared> steps = steps(value);
    Value base = steps.isEmpty() ? value : steps.getFirst().base();
    parts(base);
    if (base instanceof Value.Stub) {
      doubles.record(base, name, statements);
    }
    boolean told =
        base instanceof Value.As as && !(as.type().arguments().isEmpty() && generic(type));
    String declared = told ? "var" : type;
    statements.add("%s %s = %s;".formatted(declared, name, expressions.of(base)));
    for (int i = 0; i < steps.size(); ) {
      i += step(steps, i, name);
    }
    locals.write(value, name);
  }

  // A cast to the raw type does not tell what is in it, and calls that come later have to know.
  private static boolean generic(String type) {
    return type.endsWith(">");
  }

  /** Writes one step or a run of equal ones; how many they were. */
  private int step(List<Value.Prepared> steps, int first, String name) {
    Value.Prepared step = steps.get(first);
    int before = statements.size();
    step.given().forEach(argument -> hoist(argument, "", null));
    boolean plain = statements.size() == before;
    Value.Then then = step.then();
    String further =
        then == null ? "" : "." + then.method() + expressions.arguments(then.arguments());
    String call =
        name + "." + step.method() + expressions.arguments(step.arguments()) + further + ";";
    int run = 1;
    while (first + run < steps.size() && alike(step, steps.get(first + run))) {
      run++;
    }
    if (plain && run >= MANY) {
      String count = locals.isTaken("i") ? "round" : "i";
      statements.add(
          "for (int %1$s = 0; %1$s < %2$d; %1$s++) {\n  %3$s\n}".formatted(count, run, call));
      return run;
    }
    statements.add(call);
    return 1;
  }

  private static boolean alike(Value.Prepared one, Value.Prepared other) {
    return one.method().equals(other.method())
        && one.parameters().equals(other.parameters())
        && one.arguments().equals(other.arguments())
        && java.util.Objects.equals(one.then(), other.then());
  }

  /** The calls of a prepared value in the order in which they are made. */
  private static List<Value.Prepared> steps(Value value) {
    List<Value.Prepared> steps = new ArrayList<>();
    for (Value each = value; each instanceof Value.Prepared step; each = step.base()) {
      steps.addFirst(step);
    }
    return steps;
  }
}
