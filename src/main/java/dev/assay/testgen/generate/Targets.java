package dev.assay.testgen.generate;

import dev.assay.code.SourceUnit;
import dev.assay.testgen.evaluate.Evaluator;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Enclosing;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.verify.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Lists what of the sources is to be tested. For one job. */
final class Targets {
  private final Subject subject;
  private final Inputs inputs;
  private final Namesakes namesakes = new Namesakes();
  private final Signatures signatures;
  private final Evaluator evaluator;
  private final Hidden hidden;
  private final Behind behind;

  Targets(Subject subject, Hidden hidden, List<SourceUnit> units, Evaluator evaluator) {
    this.subject = subject;
    this.hidden = hidden;
    this.behind = hidden.behind();
    this.inputs = hidden.inputs();
    this.evaluator = evaluator;
    this.signatures = new Signatures(units, namesakes);
  }

  /** A type and all types in it, outermost first. */
  static List<TypeElement> withNested(TypeElement type) {
    List<TypeElement> all = new ArrayList<>();
    all.add(type);
    ElementFilter.typesIn(type.getEnclosedElements())
        .forEach(nested -> all.addAll(withNested(nested)));
    return all;
  }

  /** The methods of a type that its author wrote and others may call. */
  List<Target> of(TypeElement type) {
    List<Target> all = new ArrayList<>();
    var instance = (DeclaredType) inputs.concrete(type.asType());
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && wanted(method, type)) {
        all.add(target(method, instance));
      }
    }
    hidden.ofObject(type).forEach(method -> all.add(target(method, instance)));
    behind.of(type).forEach(it -> all.add(target(it.method(), it.as(), it.receivers())));
    if (SerialForm.isOwn(type) && all.stream().allMatch(it -> it.constructor() || it.isStatic())) {
      inheritedText(type).forEach(method -> all.add(target(method, instance)));
    }
    return all;
  }

  // What was written and read again can only be seen by asking it something.
  private Stream<ExecutableElement> inheritedText(TypeElement type) {
    return ElementFilter.methodsIn(subject.elements().getAllMembers(type)).stream()
        .filter(method -> method.getSimpleName().contentEquals("toString"))
        .filter(method -> method.getParameters().isEmpty());
  }

  /** The methods of a type that its author wrote for the type alone. */
  List<Target> hidden(TypeElement type) {
    var instance = (DeclaredType) inputs.concrete(type.asType());
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.PRIVATE) && written(method))
        .map(method -> target(method, instance))
        .toList();
  }

  private boolean wanted(ExecutableElement method, TypeElement type) {
    boolean callable =
        (method.getKind() == ElementKind.METHOD || method.getKind() == ElementKind.CONSTRUCTOR)
            && !method.getModifiers().contains(Modifier.PRIVATE);
    boolean written = written(method);
    boolean ofRecord =
        type.getKind() == ElementKind.RECORD
            && method.getKind() == ElementKind.CONSTRUCTOR
            && subject.elements().isCanonicalConstructor(method);
    boolean impossible =
        method.getKind() == ElementKind.CONSTRUCTOR
            && (type.getModifiers().contains(Modifier.ABSTRACT)
                || type.getKind() == ElementKind.ENUM
                || Enclosing.needsOuter(type));
    return callable && !impossible && (written || ofRecord);
  }

  /** Whether the source holds a method, and not only the class file. */
  boolean written(ExecutableElement method) {
    return evaluator.hasSource(method)
        && subject.elements().getOrigin(method) == Elements.Origin.EXPLICIT;
  }

  private Target target(ExecutableElement method, DeclaredType instance) {
    return target(method, instance, List.of());
  }

  private Target target(
      ExecutableElement method, DeclaredType instance, List<Candidate> receivers) {
    boolean ofInstance = !method.getModifiers().contains(Modifier.STATIC);
    List<? extends TypeMirror> parameters =
        ofInstance
            ? ((ExecutableType) subject.types().asMemberOf(instance, method)).getParameterTypes()
            : method.getParameters().stream().map(Element::asType).toList();
    return new Target(
        method,
        instance,
        parameters.stream().map(inputs::concrete).map(TypeMirror.class::cast).toList(),
        signatures.of(method),
        namesakes.alike(method, subject.elements()),
        receivers);
  }
}
