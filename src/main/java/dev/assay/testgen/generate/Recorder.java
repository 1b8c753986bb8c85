package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes stubs that note the calls they receive in one list, and what the list holds then. As
 * texts, {@code charge(A1, 10)}; where an argument has no certain text, as lists of the arguments
 * themselves. For one test.
 */
final class Recorder {
  private final Imports imports;
  private final ExpressionText expressions;
  private final List<Interaction> heard;
  private final String variable;
  private final Set<Integer> partial;

  /**
   * The recorder as one stub uses it.
   *
   * @param prefix stands before the method's name, to tell stubs apart
   */
  record Of(Recorder recorder, String prefix) {
    /** The statement that notes a call. */
    String note(String method, List<String> parameters) {
      return recorder.note(prefix + method, method, parameters);
    }
  }

  /**
   * @param heard the calls that are to be asserted
   * @param partial the numbers of the stubs that note all their calls as texts, arguments and all
   */
  Recorder(Writing writing, Locals locals, List<Interaction> heard, Set<Integer> partial) {
    this.imports = writing.imports();
    this.expressions = writing.expressions().with(locals);
    this.heard = List.copyOf(heard);
    this.variable = locals.unique("calls");
    this.partial = Set.copyOf(partial);
  }

  Set<Integer> partial() {
    return partial;
  }

  String variable() {
    return variable;
  }

  /** The list as a parameter of who fills it. */
  String parameter() {
    String list = imports.name(List.class);
    String element = listed() ? list + "<?>" : imports.name(String.class);
    return "%s<%s> %s".formatted(list, element, variable);
  }

  String declaration() {
    return "%s = new %s<>();".formatted(parameter(), imports.name(ArrayList.class));
  }

  /** What the list holds, element by element. */
  List<String> expected(java.util.function.IntFunction<String> prefix) {
    return heard.stream()
        .filter(call -> !partial.contains(call.stub()) || !Replies.reads(call.method()))
        .map(call -> expected(prefix.apply(call.stub()), call))
        .toList();
  }

  private String expected(String prefix, Interaction call) {
    if (!partial.isEmpty()) {
      return uncertain().contains(call.method())
          ? LiteralText.of(prefix + call.method())
          : new CallTexts(expressions).of(prefix + call.method(), certain(call));
    }
    List<Value> shown = new ArrayList<>();
    for (int i : shown(call.method(), call.arguments().size())) {
      shown.add(java.util.Objects.requireNonNull(call.arguments().get(i)));
    }
    String name = prefix + call.method();
    if (!listed()) {
      String text = shown.stream().map(Recorder::text).collect(Collectors.joining(", "));
      return LiteralText.of(name + "(" + text + ")");
    }
    boolean hasNull = shown.contains(Value.NULL);
    String list =
        hasNull
            ? imports.name(java.util.Arrays.class) + ".asList"
            : imports.name(List.class) + ".of";
    return list
        + Stream.concat(Stream.of(LiteralText.of(name)), shown.stream().map(expressions::of))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The methods of partial stubs whose arguments have no text that is certain. */
  Set<String> uncertain() {
    return heard.stream()
        .filter(call -> partial.contains(call.stub()) && !Replies.reads(call.method()))
        .filter(call -> !CallTexts.certain(call))
        .map(Interaction::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<@Nullable Value> certain(Interaction call) {
    if (partial.contains(call.stub())) {
      return call.arguments();
    }
    List<@Nullable Value> certain = new ArrayList<>();
    shown(call.method(), call.arguments().size())
        .forEach(i -> certain.add(call.arguments().get(i)));
    return certain;
  }

  private String note(String name, String method, List<String> parameters) {
    List<String> shown = shown(method, parameters.size()).stream().map(parameters::get).toList();
    if (!listed()) {
      String text =
          shown.isEmpty()
              ? "\"" + name + "()\""
              : "\"" + name + "(\" + " + String.join(" + \", \" + ", shown) + " + \")\"";
      return variable + ".add(" + text + ");";
    }
    String list =
        shown.isEmpty()
            ? imports.name(List.class) + ".of"
            : imports.name(java.util.Arrays.class) + ".asList";
    return "%s.add(%s(%s));"
        .formatted(
            variable,
            list,
            Stream.concat(Stream.of("\"" + name + "\""), shown.stream())
                .collect(Collectors.joining(", ")));
  }

  /** The places of the arguments that can be written in every call of the method. */
  private Set<Integer> shown(String method, int arity) {
    List<Interaction> calls =
        heard.stream()
            .filter(call -> call.method().equals(method) && call.arguments().size() == arity)
            .toList();
    return IntStream.range(0, arity)
        .filter(i -> calls.stream().allMatch(call -> comparable(call.arguments().get(i))))
        .filter(i ->
            partial.isEmpty()
                || calls.stream().allMatch(call -> CallTexts.certain(call.arguments().get(i))))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Two arrays are never equal, whatever they hold.
  private static boolean comparable(@Nullable Value value) {
    return value != null && !(value instanceof Value.ArrayOf);
  }

  /** Whether it notes the arguments themselves, since some have no certain text. */
  boolean listed() {
    return partial.isEmpty()
        && !heard.stream()
            .flatMap(call -> call.arguments().stream())
            .allMatch(value ->
                !comparable(value)
                    || value instanceof Value.Literal
                    || value instanceof Value.Null);
  }

  private static String text(Value value) {
    return value instanceof Value.Literal(Object literal) ? String.valueOf(literal) : "null";
  }
}
