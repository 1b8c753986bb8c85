package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes stubs of interfaces with many methods: without Mockito by a small method of the test class
 * that is told what to answer, with it as mocks. For one test.
 */
final class PartialText {
  static final String METHOD = "stub";

  /** A longer one is written with each answer on a line of its own. */
  private static final int WIDTH = 84;

  private final Writing writing;
  private final ExpressionText expressions;
  private final CallTexts texts;

  PartialText(Writing writing, ExpressionText expressions) {
    this.writing = writing;
    this.expressions = expressions;
    this.texts = new CallTexts(expressions);
  }

  /**
   * The expression that makes a stub.
   *
   * @param name what its calls are noted under
   * @param calls the list that they are noted in
   */
  String made(Value.Stub stub, String name, String calls, List<Interaction> heard) {
    Imports imports = writing.imports();
    writing.stubs().helper(helper(imports));
    List<String> parts = new ArrayList<>();
    String type = imports.raw(stub.type());
    parts.add("%s.class, %s, %s".formatted(type, LiteralText.of(name), calls));
    Replies.of(stub, heard)
        .byMethod()
        .forEach((key, answers) -> {
          String method =
              key.arguments() == null
                  ? LiteralText.of(key.method())
                  : texts.of(key.method(), key.arguments());
          answers.stream()
              .filter(answer -> !isNull(answer))
              .forEach(answer -> parts.add(method + ", " + told(answer)));
        });
    String line = METHOD + "(" + String.join(", ", parts) + ")";
    return line.length() < WIDTH ? line : METHOD + "(\n    " + String.join(",\n    ", parts) + ")";
  }

  private static boolean isNull(Value answer) {
    return answer instanceof Value.Null
        || (answer instanceof Value.As as && as.value() instanceof Value.Null);
  }

  private String told(Value answer) {
    return answer instanceof Value.Raise(Value exception)
        ? expressions.of(exception)
        : expressions.of(answer);
  }

  /** The statements that tell a mock what to answer. */
  List<String> whens(Value.Stub stub, String name, List<Interaction> heard) {
    List<String> all = new ArrayList<>();
    Replies.of(stub, heard)
        .byCall()
        .forEach((key, answers) -> {
          if (Replies.reads(key.method()) || !answers.stream().allMatch(Doubles::isDefault)) {
            all.add(when(name, key, answers));
          }
        });
    return all;
  }

  private String when(String name, Replies.Key key, List<Value> answers) {
    Imports imports = writing.imports();
    String call =
        "."
            + key.method()
            + expressions.arguments(
                Objects.requireNonNull(key.arguments()).stream().map(PartialText::known).toList());
    if (answers.getFirst() instanceof Value.Raise(Value exception)) {
      return "%s(%s).when(%s)%s;"
          .formatted(
              imports.function("org.mockito.Mockito.doThrow"),
              expressions.of(exception),
              name,
              call);
    }
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < answers.size(); i++) {
      boolean raises = answers.get(i) instanceof Value.Raise;
      boolean begins = i == 0 || raises || answers.get(i - 1) instanceof Value.Raise;
      told.append(begins ? (i == 0 ? "." : ").") + (raises ? "thenThrow(" : "thenReturn(") : ", ");
      told.append(told(answers.get(i)));
    }
    String when = "%s(%s%s)".formatted(imports.function("org.mockito.Mockito.when"), name, call);
    boolean fits = when.length() + told.length() < WIDTH;
    return when + (fits ? "" : "\n    ") + told + ");";
  }

  private static Value known(@Nullable Value argument) {
    return Objects.requireNonNull(argument, "a call that cannot be written is not asked of a mock");
  }

  private static List<String> helper(Imports imports) {
    String list = imports.name(List.class) + "<" + imports.name(String.class) + ">";
    String deque = imports.name(Deque.class) + "<Object>";
    return List.of(
        "/** Answers as told, each call in turn and the last answer for good; notes what it does. */",
        "private static <T> T stub(Class<T> type, String name, %s calls, Object... told) {"
            .formatted(list),
        "  %s<String, %s> answers = new %s<>();"
            .formatted(imports.name(Map.class), deque, imports.name(HashMap.class)),
        "  for (int i = 0; i < told.length; i += 2) {",
        "    String call = (String) told[i];",
        "    answers.computeIfAbsent(call, key -> new %s<>()).add(told[i + 1]);"
            .formatted(imports.name(ArrayDeque.class)),
        "  }",
        "  " + imports.name(InvocationHandler.class) + " handler = (self, method, arguments) -> {",
        "    String given = arguments == null ? \"[]\" : %s.deepToString(arguments);"
            .formatted(imports.name(Arrays.class)),
        "    String call = method.getName() + \"(\" + given.substring(1, given.length() - 1) +"
            + " \")\";",
        "    if (!method.getName().matches(\"" + Replies.READING + "\")) {",
        "      calls.add(name + \".\" + call);",
        "    }",
        "    %s left = answers.getOrDefault(call, answers.get(method.getName()));".formatted(deque),
        "    Object answer = left == null ? null : left.size() > 1 ? left.poll() : left.peek();",
        "    if (answer instanceof Throwable failure) {",
        "      throw failure;",
        "    }",
        "    Class<?> returns = method.getReturnType();",
        "    boolean zero = answer == null && returns.isPrimitive() && returns != void.class;",
        "    return zero ? %1$s.get(%1$s.newInstance(returns, 1), 0) : answer;"
            .formatted(imports.name(Array.class)),
        "  };",
        "  Class<?>[] types = {type};",
        "  return type.cast(%s.newProxyInstance(type.getClassLoader(), types, handler));"
            .formatted(imports.name(Proxy.class)),
        "}");
  }
}
