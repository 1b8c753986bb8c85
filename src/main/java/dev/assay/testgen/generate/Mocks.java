package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes Mockito's mocks, what they are told, and what is verified of them. For one test. */
final class Mocks {
  private final Writing writing;
  private final Locals locals;
  private final Expectation expectation;
  private final ExpressionText expressions;
  private final Map<Integer, String> mocks = new LinkedHashMap<>();

  /** The names of those that stand for partial stubs, whose calls are verified in order. */
  private final List<String> ordered = new ArrayList<>();

  private String order = "";

  Mocks(Writing writing, Locals locals, Expectation expectation) {
    this.writing = writing;
    this.locals = locals;
    this.expectation = expectation;
    this.expressions = writing.expressions().with(locals);
  }

  boolean any() {
    return !mocks.isEmpty();
  }

  private List<Interaction> heardBy(int number) {
    return expectation.heard().stream().filter(call -> call.stub() == number).toList();
  }

  /** The expression for a mock. */
  String made(TypeName type) {
    String token = type.arguments().isEmpty() ? writing.imports().raw(type) + ".class" : "";
    return mockito("mock") + "(" + token + ")";
  }

  private void declare(int number, Value.Stub stub, String name, List<String> statements) {
    String type = writing.imports().name(stub.type());
    statements.add("%s %s = %s;".formatted(type, name, made(stub.type())));
    locals.write(stub, name);
    mocks.put(number, name);
  }

  /** Puts a mock of a partial stub into a variable. */
  void makePartial(int number, Value.Stub stub, String name, List<String> statements) {
    declare(number, stub, name, statements);
    ordered.add(name);
    statements.addAll(new PartialText(writing, expressions).whens(stub, name, heardBy(number)));
  }

  /** Puts a mock into a variable. */
  void make(int number, Value.Stub stub, String name, List<String> statements) {
    declare(number, stub, name, statements);
    for (Interaction call : heardBy(number).stream().distinct().toList()) {
      Value answer = answer(stub, call);
      if (!Doubles.isDefault(answer)) {
        statements.add(
            "%s(%s).thenReturn(%s);"
                .formatted(
                    mockito("when"),
                    called(name, call),
                    answer == null ? "null" : expressions.of(answer)));
      }
    }
  }

  private static @Nullable Value answer(Value.Stub stub, Interaction call) {
    return stub.methods().stream()
        .filter(method ->
            method.name().equals(call.method())
                && method.parameters().size() == call.arguments().size())
        .findFirst()
        .map(Value.StubMethod::answer)
        .orElse(null);
  }

  private String called(String on, Interaction call) {
    List<Value> arguments = call.arguments().stream().map(Mocks::written).toList();
    return on + "." + call.method() + writing.expressions().arguments(arguments);
  }

  private static Value written(@Nullable Value argument) {
    return argument == null ? Value.NULL : argument;
  }

  /** The statements that say which calls were received. */
  List<String> verifications() {
    List<String> all = new ArrayList<>();
    mocks.forEach((number, name) -> {
      if (!ordered.contains(name)) {
        all.addAll(verified(name, heardBy(number)));
      }
    });
    all.addAll(inOrder());
    return all;
  }

  private List<String> verified(String name, List<Interaction> heard) {
    if (heard.isEmpty()) {
      return List.of(mockito("verifyNoInteractions") + "(" + name + ");");
    }
    List<String> all = new ArrayList<>();
    Map<Interaction, Integer> times = new LinkedHashMap<>();
    heard.forEach(call -> times.merge(call, 1, Integer::sum));
    times.forEach((call, count) -> {
      String often = count == 1 ? "" : ", " + mockito("times") + "(" + count + ")";
      all.add(called(mockito("verify") + "(" + name + often + ")", call) + ";");
    });
    all.add(mockito("verifyNoMoreInteractions") + "(" + name + ");");
    return all;
  }

  private List<String> inOrder() {
    if (ordered.isEmpty()) {
      return List.of();
    }
    String every = String.join(", ", ordered);
    if (expectation.unheard()) {
      return List.of(mockito("verifyNoInteractions") + "(" + every + ");");
    }
    List<Interaction> heard =
        expectation.heard().stream()
            .filter(call -> ordered.contains(mocks.getOrDefault(call.stub(), "")))
            .filter(call -> !Replies.reads(call.method()))
            .toList();
    if (order.isEmpty()) {
      order = locals.unique("order");
    }
    String type = writing.imports().raw(TypeName.of("org.mockito", "InOrder"));
    List<String> all = new ArrayList<>();
    if (!heard.isEmpty()) {
      all.add("%s %s = %s(%s);".formatted(type, order, mockito("inOrder"), every));
    }
    for (int i = 0, run; i < heard.size(); i += run) {
      run = 1;
      while (i + run < heard.size() && heard.get(i + run).equals(heard.get(i))) {
        run++;
      }
      String often = run == 1 ? "" : ", " + mockito("times") + "(" + run + ")";
      String mock = mocks.getOrDefault(heard.get(i).stub(), "");
      all.add(called("%s.verify(%s%s)".formatted(order, mock, often), heard.get(i)) + ";");
    }
    all.add(
        "%s(%s(%s));"
            .formatted(mockito("verifyNoMoreInteractions"), mockito("ignoreStubs"), every));
    return all;
  }

  private String mockito(String function) {
    return writing.imports().function("org.mockito.Mockito." + function);
  }
}
