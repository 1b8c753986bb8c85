package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Classes of the JDK that wrap a value of another type, and its exceptions. */
final class GenericRule implements ValueRule {
  private static final List<String> OBJECT = List.of(Contents.OBJECT);
  private static final List<String> TEXT = List.of("java.lang.String");

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return switch (inputs.qualified(wanted.type())) {
      case "java.lang.Class" -> classes(wanted, inputs);
      case "java.lang.Comparable" -> comparables(wanted, inputs);
      case "java.util.Map.Entry" -> entries(wanted, inputs);
      case "java.util.concurrent.atomic.AtomicReference" -> references(wanted, inputs);
      case "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Future" ->
          futures(wanted, inputs);
      default -> exceptions(wanted, inputs);
    };
  }

  private static List<Candidate> classes(Wanted wanted, Inputs inputs) {
    TypeMirror of = Contents.argument(wanted.type(), 0, inputs);
    boolean open = inputs.qualified(of).equals(Contents.OBJECT);
    TypeName type = open ? TypeName.of(String.class) : TypeName.of(of).with(List.of());
    return List.of(new Candidate(new Value.ClassLiteral(type), "Usual"));
  }

  private static List<Candidate> comparables(Wanted wanted, Inputs inputs) {
    TypeMirror of = Contents.argument(wanted.type(), 0, inputs);
    List<Candidate> same =
        inputs.assignable(of, wanted.type())
            ? inputs.of(wanted.inside(of, wanted.name()))
            : List.of();
    return same.isEmpty() ? List.of(new Candidate(Value.of("abc"), "Usual")) : same;
  }

  private static List<Candidate> entries(Wanted wanted, Inputs inputs) {
    List<Value> keys =
        Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs);
    List<Value> values =
        Contents.elements(wanted, Contents.argument(wanted.type(), 1, inputs), inputs);
    if (keys.isEmpty() || values.isEmpty()) {
      return List.of();
    }
    List<String> parameters = List.of(Contents.OBJECT, Contents.OBJECT);
    return List.of(
        new Candidate(
            Value.call(Map.class, "entry", parameters, List.of(keys.getFirst(), values.getFirst())),
            "Usual"));
  }

  private static List<Candidate> references(Wanted wanted, Inputs inputs) {
    TypeName name = TypeName.of(AtomicReference.class).with(TypeName.of(wanted.type()).arguments());
    List<Candidate> all = new ArrayList<>();
    Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs).stream()
        .limit(1)
        .forEach(
            it -> all.add(new Candidate(new Value.New(name, OBJECT, List.of(it), null), "Usual")));
    all.add(new Candidate(new Value.New(name, List.of(), List.of(), null), "Empty"));
    return all;
  }

  private static List<Candidate> futures(Wanted wanted, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs).stream()
        .limit(1)
        .map(it -> Value.call(CompletableFuture.class, "completedFuture", OBJECT, List.of(it)))
        .forEach(it -> all.add(new Candidate(it, "Completed")));
    all.add(
        new Candidate(
            Value.call(
                CompletableFuture.class,
                "failedFuture",
                List.of("java.lang.Throwable"),
                List.of(Value.newFrom(IllegalStateException.class, "broken"))),
            "Failed"));
    return all;
  }

  // Whatever the JDK throws is made with a message, or with nothing.
  private static List<Candidate> exceptions(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    TypeElement throwable = inputs.elements().getTypeElement("java.lang.Throwable");
    if (type == null
        || throwable == null
        || !(wanted.type() instanceof DeclaredType)
        || !TypeName.of(type).packageName().startsWith("java")
        || !inputs.assignable(wanted.type(), throwable.asType())) {
      return List.of();
    }
    for (List<String> parameters : List.of(TEXT, List.<String>of())) {
      for (ExecutableElement each : ElementFilter.constructorsIn(type.getEnclosedElements())) {
        if (each.getModifiers().contains(Modifier.PUBLIC)
            && inputs.erased(each).equals(parameters)) {
          List<Value> arguments = parameters.isEmpty() ? List.of() : List.of(Value.of("broken"));
          return List.of(
              new Candidate(
                  new Value.New(TypeName.of(type), parameters, arguments, null), "Usual"));
        }
      }
    }
    return List.of();
  }
}
