package dev.assay.testgen.findings;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * A class that says itself what is equal or in what order its objects stand, with objects to try
 * the laws of that on. Immutable.
 *
 * @param owner its binary name
 * @param name as people call it
 * @param instances expressions that make objects, each a new one every time
 * @param equals whether its source says what is equal
 * @param hashes whether its source, or a class above it, gives a hash code to go with that
 * @param compared the erased type its order is for; empty where it has none
 */
public record LawSubject(
    String owner,
    String name,
    List<Value> instances,
    boolean equals,
    boolean hashes,
    String compared) {
  private static final int MOST = 4;

  public LawSubject {
    instances = List.copyOf(instances);
  }

  /** The subject that a class is; nothing where it states no law or cannot be made. */
  public static Optional<LawSubject> of(TypeElement type, Inputs inputs, Elements elements) {
    boolean equals = false;
    boolean hashes = false;
    String compared = "";
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      List<String> parameters = inputs.erased(method);
      String owner = String.valueOf(method.getEnclosingElement());
      boolean written =
          type.equals(method.getEnclosingElement())
              && !method.getModifiers().contains(Modifier.ABSTRACT)
              && !ofRecord(type, method);
      switch (method.getSimpleName().toString()) {
        case "equals" -> equals |= written && parameters.equals(List.of("java.lang.Object"));
        case "hashCode" -> hashes |= parameters.isEmpty() && !owner.equals("java.lang.Object");
        case "compareTo" ->
            compared = written && parameters.size() == 1 ? parameters.getFirst() : compared;
        default -> {
          continue;
        }
      }
    }
    List<Value> instances = instances(type, inputs);
    return instances.isEmpty() || !(equals || !compared.isEmpty())
        ? Optional.empty()
        : Optional.of(
            new LawSubject(
                elements.getBinaryName(type).toString(),
                TypeName.of(type).name(),
                instances,
                equals,
                hashes,
                compared));
  }

  // What the compiler gives a record is final, and it calls that explicit.
  private static boolean ofRecord(TypeElement type, ExecutableElement method) {
    return type.getKind() == ElementKind.RECORD && method.getModifiers().contains(Modifier.FINAL);
  }

  private static List<Value> instances(TypeElement type, Inputs inputs) {
    List<Value> all =
        new ArrayList<>(
            inputs.of(type.asType(), "instance").stream()
                .map(Candidate::value)
                .limit(MOST)
                .toList());
    if (!all.isEmpty() && all.getFirst() instanceof Value.New plain) {
      otherCase(plain).ifPresent(all::add);
      for (int i = 0; i < plain.arguments().size(); i++) {
        if (plain.arguments().get(i) instanceof Value.Literal(Integer number)) {
          all.add(with(plain, i, Value.of(0)));
          all.add(with(plain, i, Value.of(Integer.MAX_VALUE)));
          all.add(with(plain, i, Value.of(Integer.MIN_VALUE)));
          break;
        }
      }
    }
    return all.stream().distinct().toList();
  }

  // What is equal in another case needs the same hash code.
  private static Optional<Value> otherCase(Value.New plain) {
    for (int i = 0; i < plain.arguments().size(); i++) {
      if (plain.arguments().get(i) instanceof Value.Literal(String text)
          && !text.toUpperCase(Locale.ROOT).equals(text)) {
        return Optional.of(with(plain, i, Value.of(text.toUpperCase(Locale.ROOT))));
      }
    }
    return Optional.empty();
  }

  // Ends of the range show a comparison by subtraction.
  private static Value with(Value.New plain, int index, Value argument) {
    List<Value> arguments = new ArrayList<>(plain.arguments());
    arguments.set(index, argument);
    return new Value.New(plain.type(), plain.parameters(), arguments, plain.outer());
  }
}
