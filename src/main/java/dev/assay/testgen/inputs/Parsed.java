package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Objects that a library reads from a text, and what is in them: {@code Jsoup.parse(html).body()}.
 * What is made by a constructor holds nothing yet. The class that does it is the one named like its
 * package. For one request.
 */
final class Parsed {
  private static final String READING = "(parse|read|from|load|compile|decode)([A-Z].*)?|of";
  private static final int MOST_PARAMETERS = 2;
  private static final int MOST = 3;

  /** What the texts of a kind hold, told by the name of the parameter that takes them. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "html",
              new Sample(
                  "<div id=\"a\"><p class=\"b\">c <i>d</i></p><!-- e --><a href=\"/f\">g</a></div>",
                  "Page"),
              new Sample(
                  "<form action=\"/a\" method=\"post\"><input name=\"b\" value=\"c\">"
                      + "<input name=\"d\" disabled><input type=\"submit\">"
                      + "<input type=\"button\" name=\"e\"><input type=\"image\" name=\"f\">"
                      + "<input type=\"checkbox\" name=\"g\" checked>"
                      + "<input type=\"radio\" name=\"h\" value=\"i\">"
                      + "<input type=\"radio\" name=\"j\" value=\"k\" checked>"
                      + "<select name=\"l\"><option value=\"m\">n<option value=\"o\" selected>p"
                      + "</select><select name=\"q\"><option value=\"r\">s</select>"
                      + "<select name=\"t\"></select><output name=\"u\">v</output></form>",
                  "Form")),
          new Kind("xml", new Sample("<a b=\"c\"><d>e</d><!-- f --><d/></a>", "Document")),
          new Kind(
              "json",
              new Sample("{\"a\": [1, 2.5, true, null], \"b\": {\"c\": \"d\"}}", "Object")));

  private final Inputs inputs;
  private final Map<String, List<ExecutableElement>> readers = new LinkedHashMap<>();

  private record Sample(String text, String trait) {}

  private record Kind(String word, List<Sample> samples) {
    Kind(String word, Sample... samples) {
      this(word, List.of(samples));
    }
  }

  Parsed(Inputs inputs) {
    this.inputs = inputs;
  }

  /** At most a few; empty for what no library reads from a text. */
  List<Candidate> of(Wanted wanted, TypeElement type) {
    PackageElement place = inputs.elements().getPackageOf(type);
    String name = place.getQualifiedName().toString();
    if (name.startsWith("java") || wanted.depth() > 2) {
      return List.of();
    }
    return readers(name)
        .flatMap(reader -> samples(reader).flatMap(sample -> given(type, reader, sample)))
        .distinct()
        .limit(wanted.depth() == 0 ? MOST : 1)
        .toList();
  }

  /** The static methods that read a text, of the classes named like a package around this one. */
  private Stream<ExecutableElement> readers(String packageName) {
    Stream<ExecutableElement> all = Stream.empty();
    for (String at = packageName; at.contains("."); at = at.substring(0, at.lastIndexOf('.'))) {
      List<ExecutableElement> known = readers.get(at);
      if (known == null) {
        known = named(at).stream().flatMap(this::reading).toList();
        readers.put(at, known);
      }
      all = Stream.concat(all, known.stream());
    }
    return all;
  }

  // Only names are compared: to look into every class would take too long.
  private Optional<TypeElement> named(String packageName) {
    PackageElement place = inputs.elements().getPackageElement(packageName);
    String last = packageName.substring(packageName.lastIndexOf('.') + 1);
    return place == null
        ? Optional.empty()
        : place.getEnclosedElements().stream()
            .filter(it -> it.getSimpleName().toString().equalsIgnoreCase(last))
            .filter(TypeElement.class::isInstance)
            .map(TypeElement.class::cast)
            .filter(it -> it.getKind() == ElementKind.CLASS && inputs.reachable(it))
            .findFirst();
  }

  private Stream<ExecutableElement> reading(TypeElement facade) {
    return ElementFilter.methodsIn(facade.getEnclosedElements()).stream()
        .filter(it -> it.getModifiers().contains(Modifier.STATIC))
        .filter(it -> it.getSimpleName().toString().matches(READING))
        .filter(it -> it.getReturnType().getKind() == TypeKind.DECLARED)
        .filter(it -> !it.getParameters().isEmpty())
        .filter(it -> it.getParameters().size() <= MOST_PARAMETERS)
        .filter(it -> it.getParameters().stream().allMatch(each -> inputs.isText(each.asType())))
        .filter(it -> !inputs.elements().isDeprecated(it) && inputs.reachable(it));
  }

  private static Stream<Sample> samples(ExecutableElement reader) {
    String taken = reader.getParameters().getFirst().getSimpleName().toString();
    // Most libraries are compiled without the names of parameters.
    boolean told = !taken.matches("arg\\d+");
    return KINDS.stream()
        .filter(it -> !told || taken.toLowerCase(Locale.ROOT).contains(it.word))
        .flatMap(it -> it.samples.stream());
  }

  private Stream<Candidate> given(TypeElement type, ExecutableElement reader, Sample sample) {
    List<Value> arguments = new ArrayList<>();
    arguments.add(Value.of(sample.text));
    for (VariableElement each : reader.getParameters().subList(1, reader.getParameters().size())) {
      arguments.add(text(each));
    }
    Value read = StaticCalls.of(reader, arguments, inputs);
    TypeMirror gives = reader.getReturnType();
    TypeMirror asked = inputs.types().erasure(type.asType());
    String trait = "Of" + sample.trait;
    return inputs.assignable(inputs.types().erasure(gives), asked)
        ? Stream.of(new Candidate(read, trait))
        : inside(type, read, gives).map(it -> new Candidate(it, trait));
  }

  /** What is in it: what its methods give that need nothing, or only to be told what is sought. */
  private Stream<Value> inside(TypeElement type, Value read, TypeMirror gives) {
    TypeElement holder = inputs.element(gives);
    return holder == null
        ? Stream.empty()
        : ElementFilter.methodsIn(inputs.elements().getAllMembers(holder)).stream()
            .filter(it -> type.equals(inputs.element(it.getReturnType())))
            .filter(it -> !it.getModifiers().contains(Modifier.STATIC) && inputs.reachable(it))
            .filter(it -> it.getParameters().size() <= 1)
            .filter(
                it -> it.getParameters().stream().allMatch(each -> inputs.isText(each.asType())))
            .map(it ->
                new Value.Chain(
                    read,
                    it.getSimpleName().toString(),
                    inputs.erased(it),
                    it.getParameters().isEmpty() ? List.of() : List.of(sought(type))));
  }

  // What is called a FormElement is likely found by the name of form.
  private static Value sought(TypeElement type) {
    String[] words = type.getSimpleName().toString().split("(?=[A-Z])", 0);
    return Value.of(words[0].toLowerCase(Locale.ROOT));
  }

  private Value text(VariableElement parameter) {
    return inputs.answer(new Wanted(parameter.asType(), parameter.getSimpleName().toString(), 1));
  }
}
