package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the stubs and lambdas of one test are written: inline where their calls do not
 * matter; as variables that record, or as Mockito's mocks, where they are asserted. For one test.
 */
final class Doubles {
  private final Writing writing;
  private final List<Value> doubles;
  private final Expectation expectation;
  private final Locals locals;
  private final ExpressionText expressions;
  private final Set<Value> bases;
  private final Recorder recorder;
  private final PartialText partials;
  private final Set<Integer> needed;
  private final IdentityHashMap<Value, Integer> numbers = new IdentityHashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Mocks mocks;

  private enum Kind {
    INLINE,
    RECORDING,
    MOCK,
    /** A partial stub that notes its calls. */
    PARTIAL,
    PARTIAL_MOCK,
    /** A partial stub that no call leads to. */
    UNNEEDED
  }

  /**
   * @param bases values that get a variable of their own, by identity
   */
  Doubles(
      Writing writing,
      Numbered numbered,
      Expectation expectation,
      Locals locals,
      Set<Value> bases) {
    this.writing = writing;
    this.doubles = numbered.doubles();
    for (int i = 0; i < doubles.size(); i++) {
      numbers.put(doubles.get(i), i);
    }
    this.expectation = expectation;
    this.locals = locals;
    this.expressions = writing.expressions().with(locals);
    this.bases = bases;
    this.partials = new PartialText(writing, expressions);
    this.mocks = new Mocks(writing, locals, expectation);
    this.needed = Needed.of(doubles, expectation.heard());
    Set<Kind> noting = Set.of(Kind.RECORDING, Kind.PARTIAL);
    this.recorder =
        new Recorder(
            writing,
            locals,
            expectation.heard().stream()
                .filter(call -> noting.contains(kind(call.stub())))
                .toList(),
            IntStream.range(0, doubles.size())
                .filter(i -> kind(i) == Kind.PARTIAL)
                .boxed()
                .collect(Collectors.toSet()));
  }

  private boolean asserted() {
    return !expectation.heard().isEmpty() || expectation.unheard();
  }

  private List<Interaction> heardBy(int number) {
    return expectation.heard().stream().filter(call -> call.stub() == number).toList();
  }

  private Kind kind(int number) {
    if (number >= doubles.size()) {
      return Kind.INLINE;
    }
    if (doubles.get(number) instanceof Value.Stub each && each.partial()) {
      boolean told = heardBy(number).stream().noneMatch(call -> call.arguments().contains(null));
      boolean mock = writing.mockito() && told && !bases.contains(each);
      return !needed.contains(number) ? Kind.UNNEEDED : mock ? Kind.PARTIAL_MOCK : Kind.PARTIAL;
    }
    boolean stub = doubles.get(number) instanceof Value.Stub;
    if (doubles.get(number) instanceof Value.Stub each && mockable(each, number)) {
      return Kind.MOCK;
    }
    boolean matters = stub || expectation.unheard() || !heardBy(number).isEmpty();
    return asserted() && matters ? Kind.RECORDING : Kind.INLINE;
  }

  private boolean mockable(Value.Stub stub, int number) {
    boolean possible = writing.mockito() && !stub.isClass() && !bases.contains(stub);
    boolean told = heardBy(number).stream().noneMatch(call -> call.arguments().contains(null));
    boolean plain = stub.methods().stream().allMatch(method -> isDefault(method.answer()));
    return possible && (asserted() ? told : plain);
  }

  /** Whether it is what a mock answers that was told nothing. */
  static boolean isDefault(@Nullable Value answer) {
    return switch (answer) {
      case Value.Literal(Boolean truth) -> !truth;
      case Value.Literal(Character letter) -> letter == 0;
      case Value.Literal(Number number) -> number.doubleValue() == 0;
      case Value.StaticCall call ->
          call.arguments().isEmpty()
              && call.type().packageName().equals("java.util")
              && Set.of("of", "empty").contains(call.method());
      case Value.Null nothing -> true;
      case null -> true;
      default -> false;
    };
  }

  private boolean several() {
    return IntStream.range(0, doubles.size())
            .mapToObj(this::kind)
            .filter(kind -> kind == Kind.RECORDING)
            .count()
        > 1;
  }

  /** Puts a stub or lambda into a variable where it has to be one. */
  void place(Value each, String hint, List<String> statements) {
    int number = number(each);
    TypeName type = each instanceof Value.Stub stub ? stub.type() : ((Value.Lambda) each).type();
    String plain = hint.isEmpty() ? Words.variable(type.simple()) : hint;
    switch (kind(number)) {
      case INLINE -> {}
      case RECORDING -> {
        String name = locals.unique(plain);
        record(each, name, statements);
        statements.add(
            "%s %s = %s;".formatted(writing.imports().name(type), name, expressions.of(each)));
        locals.write(each, name);
      }
      case MOCK -> {
        if (asserted() || !type.arguments().isEmpty()) {
          mocks.make(number, (Value.Stub) each, locals.unique(plain), statements);
        } else {
          locals.write(each, mocks.made(type));
        }
      }
      case PARTIAL -> partial((Value.Stub) each, locals.unique(plain), statements);
      case PARTIAL_MOCK ->
          mocks.makePartial(number, (Value.Stub) each, locals.unique(plain), statements);
      case UNNEEDED -> {}
    }
  }

  private void partial(Value.Stub stub, String name, List<String> statements) {
    int number = number(stub);
    boolean noted = !recorder.expected(this::prefix).isEmpty();
    String calls = "new " + writing.imports().name(ArrayList.class) + "<>()";
    if (noted || expectation.unheard()) {
      if (names.isEmpty()) {
        statements.add(recorder.declaration());
      }
      names.put(number, name);
      calls = recorder.variable();
    }
    statements.add(
        "%s %s = %s;"
            .formatted(
                writing.imports().name(stub.type()),
                name,
                partials.made(stub, name, calls, heardBy(number))));
    locals.write(stub, name);
  }

  /** Makes a stub record that gets its variable from others. */
  void record(Value each, String name, List<String> statements) {
    int number = number(each);
    if (kind(number) == Kind.RECORDING) {
      if (names.isEmpty()) {
        statements.add(recorder.declaration());
      }
      names.put(number, name);
      locals.record(each, new Recorder.Of(recorder, prefix(number)));
    }
  }

  private String prefix(int number) {
    boolean partial = kind(number) == Kind.PARTIAL || !recorder.partial().isEmpty();
    return partial || several() ? names.getOrDefault(number, "") + "." : "";
  }

  private int number(Value each) {
    return numbers.getOrDefault(each, doubles.size());
  }

  /** Whether mocks are asked or told what to do, which declares what their methods throw. */
  boolean mocked() {
    return asserted() && mocks.any();
  }

  /** The statements that say which calls were received. */
  List<String> verifications() {
    List<String> all = new ArrayList<>();
    if (!names.isEmpty()) {
      for (String method : recorder.uncertain()) {
        all.add(
            "%1$s.replaceAll(call -> call.replaceFirst(\"[.]%2$s\\\\(.*\", \".%2$s\"));"
                .formatted(recorder.variable(), method));
      }
      all.add(writing.dialect().holds(recorder.variable(), recorder.expected(this::prefix)));
    }
    if (asserted()) {
      all.addAll(mocks.verifications());
    }
    return all;
  }
}
