package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.StaticCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Arguments that the opposite of a method gives: {@code codec.decode(codec.encode("abc"))}. What is
 * written in a format of the class's own, nobody finds by guessing. For one job.
 */
final class Opposites {
  /** By how the name of the way back begins, how that of the way there may. */
  private static final Map<String, String> THERE =
      Map.ofEntries(
          Map.entry("decode", "encode"),
          Map.entry("decrypt", "encrypt"),
          Map.entry("unescape", "escape"),
          Map.entry("deserialize", "serialize"),
          Map.entry("unmarshal", "marshal"),
          Map.entry("decompress", "compress"),
          Map.entry("inflate", "deflate"),
          Map.entry("unpack", "pack"),
          Map.entry("unquote", "quote"),
          Map.entry("unwrap", "wrap"),
          Map.entry("parse", "format|print|write|render|to[A-Z]"),
          Map.entry("validate", "format|print"),
          Map.entry("read", "write|print|to[A-Z]"),
          Map.entry("load", "save|store|dump"),
          Map.entry("split", "join|concat"),
          Map.entry("from", "to[A-Z]|as[A-Z]|get[A-Z]"),
          Map.entry("valueOf", "to[A-Z]|format"),
          Map.entry("of", "toString|format"),
          Map.entry("new", "toString|encode|format|getBytes|toByteArray"));

  private static final Set<String> NO_WAY = Set.of("hashCode", "getClass", "clone");
  private static final Pattern BEGINNING = Pattern.compile("[a-z]+(Of)?");
  private static final int MOST = 4;
  private static final int PER_METHOD = 2;

  private final Inputs inputs;

  Opposites(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What methods of the same class that lead there give, for one that leads back. */
  List<Candidate> of(Target back, int index) {
    TypeMirror taken = back.parameters().get(index);
    if (taken.getKind().isPrimitive() || (back.constructor() && back.parameters().size() > 1)) {
      return List.of();
    }
    List<Candidate> all = new ArrayList<>();
    for (ExecutableElement there : ElementFilter.methodsIn(back.owner().getEnclosedElements())) {
      if (leads(there, back, taken)) {
        all.addAll(given(there, back));
      }
    }
    return all.stream().limit(MOST).toList();
  }

  private boolean leads(ExecutableElement there, Target back, TypeMirror taken) {
    TypeMirror gives = answer(there, back);
    return !there.equals(back.method())
        && gives.getKind() != TypeKind.VOID
        && !gives.getKind().isPrimitive()
        && inputs.types().isAssignable(gives, taken)
        && there.getTypeParameters().isEmpty()
        && inputs.reachable(there)
        && !NO_WAY.contains(there.getSimpleName().toString())
        && (named(there, back) || turns(there, gives, back));
  }

  private static boolean named(ExecutableElement there, Target back) {
    Matcher begins = BEGINNING.matcher(back.constructor() ? "new" : back.method().getSimpleName());
    String ways = begins.lookingAt() ? THERE.getOrDefault(begins.group(), "") : "";
    return !ways.isEmpty() && there.getSimpleName().toString().matches("(" + ways + ").*");
  }

  /** Whether one gives what the other takes and takes what it gives, and the two are no same. */
  private boolean turns(ExecutableElement there, TypeMirror gives, Target back) {
    if (back.constructor() || there.getParameters().isEmpty()) {
      return false;
    }
    TypeMirror comes = inputs.concrete(back.method().getReturnType());
    return comes.getKind() == TypeKind.DECLARED
        && !inputs.types().isSameType(gives, comes)
        && there.getParameters().stream()
            .map(each -> inputs.concrete(each.asType()))
            .anyMatch(each ->
                !each.toString().equals("java.lang.Object")
                    && inputs.types().isAssignable(comes, each));
  }

  private TypeMirror answer(ExecutableElement there, Target back) {
    return inputs.concrete(
        there.getModifiers().contains(Modifier.STATIC)
            ? there.getReturnType()
            : ((ExecutableType) inputs.types().asMemberOf(back.instance(), there)).getReturnType());
  }

  private List<Candidate> given(ExecutableElement there, Target back) {
    String name = there.getSimpleName().toString();
    List<String> parameters = inputs.erased(there);
    String trait = "From" + Words.inName(name);
    boolean ofType = there.getModifiers().contains(Modifier.STATIC);
    boolean onInstance = !back.constructor() && !back.isStatic();
    List<Value> receivers =
        ofType || onInstance
            ? List.of(new Value.Receiver())
            : inputs.of(back.instance(), "instance").stream()
                .map(Candidate::value)
                .filter(it -> !(it instanceof Value.Prepared))
                .limit(PER_METHOD)
                .toList();
    return receivers.stream()
        .flatMap(on ->
            arguments(there, back.instance())
                .map(arguments ->
                    ofType
                        ? StaticCalls.of(there, arguments, inputs)
                        : new Value.Chain(on, name, parameters, arguments)))
        .map(value -> new Candidate(value, trait))
        .toList();
  }

  /** The plain arguments, and once more with another one for the first. */
  private Stream<List<Value>> arguments(ExecutableElement there, DeclaredType type) {
    List<Value> plain = new ArrayList<>();
    List<Value> other = new ArrayList<>();
    var as =
        there.getModifiers().contains(Modifier.STATIC)
            ? (ExecutableType) there.asType()
            : (ExecutableType) inputs.types().asMemberOf(type, there);
    for (int i = 0; i < there.getParameters().size(); i++) {
      List<Candidate> found =
          inputs.of(
              as.getParameterTypes().get(i),
              there.getParameters().get(i).getSimpleName().toString());
      if (found.isEmpty()) {
        return Stream.empty();
      }
      plain.add(found.getFirst().value());
      other.add(found.get(i == 0 ? Math.min(1, found.size() - 1) : 0).value());
    }
    return Stream.of(plain, other).distinct();
  }
}
