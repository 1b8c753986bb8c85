package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one class by its laws: the first breach of each is told. For one judgement. */
final class Judge {
  static final String EQUALS = "equalsContract";
  static final String HASH = "hashCodeContract";
  static final String COMPARE = "compareToContract";

  private final LawSubject subject;
  private final int size;
  private final Map<List<Integer>, Observed> equality = new HashMap<>();
  private final Map<List<Integer>, Observed> order = new HashMap<>();
  private final Map<Integer, Observed> hashes = new HashMap<>();

  Judge(LawSubject subject, List<Laws.Asked> asked, Map<Integer, Reply.Tried> tried) {
    this.subject = subject;
    this.size = subject.instances().size();
    for (Laws.Asked each : asked) {
      Reply.Tried found = tried.get(each.trial());
      if (found != null) {
        switch (each.law()) {
          case EQUALS -> equality.put(List.of(each.one(), each.other()), found.observed());
          case COMPARE_TO -> order.put(List.of(each.one(), each.other()), found.observed());
          case HASH_CODE -> hashes.put(each.one(), found.observed());
        }
      }
    }
  }

  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    strangers().ifPresent(text -> all.add(finding("equals(Object)", EQUALS, text)));
    copies().ifPresent(text -> all.add(finding("equals(Object)", EQUALS, text)));
    symmetry().ifPresent(text -> all.add(finding("equals(Object)", EQUALS, text)));
    hashing().ifPresent(text -> all.add(finding("hashCode()", HASH, text)));
    String compareTo = "compareTo(%s)".formatted(CallText.simple(subject.compared()));
    antisymmetry()
        .or(this::transitivity)
        .or(this::unequalThoughAlike)
        .ifPresent(text -> all.add(finding(compareTo, COMPARE, text)));
    return all;
  }

  private Finding finding(String method, String kind, String text) {
    return new Finding(subject.name() + "." + method, 0, kind, text);
  }

  private Optional<String> strangers() {
    for (int other : new int[] {Laws.Asked.NULL, Laws.Asked.OTHER_TYPE}) {
      String text =
          name(0) + ".equals(%s)".formatted(other == Laws.Asked.NULL ? "null" : "an Object");
      switch (equality.get(List.of(0, other))) {
        case Observed.Threw threw -> {
          return Optional.of(
              "%s threw %s; it has to be false".formatted(text, threw.type().simple()));
        }
        case Observed.Returned returned when Boolean.TRUE.equals(truth(returned)) -> {
          return Optional.of(text + " was true; it has to be false");
        }
        case null, default -> {
          continue;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> copies() {
    for (int i = 0; i < size; i++) {
      if (Boolean.FALSE.equals(equal(i, i)) && plain(subject.instances().get(i))) {
        return Optional.of(
            "two objects made alike are not equal: %s.equals(%s) was false"
                .formatted(name(i), name(i)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> symmetry() {
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        Boolean one = equal(i, j);
        Boolean other = equal(j, i);
        if (one != null && other != null && !one.equals(other)) {
          return Optional.of(
              "it is not symmetric: %s.equals(%s) was %s, and the other way round %s"
                  .formatted(name(i), name(j), one, other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> hashing() {
    for (int i = 0; i < size; i++) {
      boolean unstable =
          hashes.get(i) instanceof Observed.Lost lost && lost.why() == Observed.Why.UNSTABLE;
      if (Boolean.TRUE.equals(equal(i, i)) && (unstable || !subject.hashes())) {
        return Optional.of(
            "two objects made alike by %s are equal, but their hash codes differ%s"
                .formatted(name(i), subject.hashes() ? "" : ": hashCode() is not overridden"));
      }
      for (int j = i + 1; j < size; j++) {
        Long one = number(hashes.get(i));
        Long other = number(hashes.get(j));
        if (Boolean.TRUE.equals(equal(i, j))
            && one != null
            && !one.equals(other)
            && other != null) {
          return Optional.of(
              "%s equals %s, but their hash codes are %d and %d"
                  .formatted(name(i), name(j), one, other));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> antisymmetry() {
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        Integer one = sign(i, j);
        Integer other = sign(j, i);
        if (one != null && other != null && one != -other) {
          return Optional.of(
              "it is not antisymmetric: %s.compareTo(%s) was %s, and the other way round %s"
                  .formatted(name(i), name(j), words(one), words(other)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> transitivity() {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          if (less(i, j) && less(j, k) && sign(i, k) != null && !less(i, k)) {
            return Optional.of(
                "it is not transitive: %s < %s and %s < %s, but not %s < %s"
                    .formatted(name(i), name(j), name(j), name(k), name(i), name(k)));
          }
        }
      }
    }
    return Optional.empty();
  }

  // Not a breach, but sorted sets then lose objects.
  private Optional<String> unequalThoughAlike() {
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        Integer order = sign(i, j);
        if (order != null && order == 0 && Boolean.FALSE.equals(equal(i, j))) {
          return Optional.of(
              "hint: it is not consistent with equals: %s and %s compare as 0, but are not equal"
                  .formatted(name(i), name(j)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean less(int one, int other) {
    Integer sign = sign(one, other);
    return sign != null && sign < 0;
  }

  private @Nullable Boolean equal(int one, int other) {
    return equality.get(List.of(one, other)) instanceof Observed.Returned returned
        ? truth(returned)
        : null;
  }

  private @Nullable Integer sign(int one, int other) {
    Long number = number(order.get(List.of(one, other)));
    return number == null ? null : Long.signum(number);
  }

  private static @Nullable Boolean truth(Observed.Returned returned) {
    return returned.value() instanceof Value.Literal(Boolean truth) ? truth : null;
  }

  private static @Nullable Long number(@Nullable Observed observed) {
    return observed instanceof Observed.Returned returned
            && returned.value() instanceof Value.Literal(Integer number)
        ? (Long) number.longValue()
        : null;
  }

  private String name(int index) {
    return CallText.of(subject.instances().get(index));
  }

  private static String words(int sign) {
    return sign == 0 ? "zero" : sign < 0 ? "negative" : "positive";
  }

  // An array or a function inside is equal to itself alone, which is no fault of equals, and so is
  // an object of a class that does not say what is equal.
  private boolean plain(Value value) {
    return switch (value) {
      case Value.Literal literal -> true;
      case Value.Null nothing -> true;
      case Value.Constant constant -> true;
      case Value.As as -> plain(as.value());
      case Value.New made ->
          comparable(made.type()) && made.arguments().stream().allMatch(this::plain);
      case Value.StaticCall call -> call.arguments().stream().allMatch(this::plain);
      case Value.Chain chain ->
          plain(chain.receiver()) && chain.arguments().stream().allMatch(this::plain);
      default -> false;
    };
  }

  private boolean comparable(TypeName type) {
    String binary = type.packageName() + "." + type.name().replace('.', '$');
    if (binary.equals(subject.owner()) || binary.equals("." + subject.owner())) {
      return true;
    }
    if (!binary.startsWith("java.")) {
      return false;
    }
    try {
      Class<?> found = Class.forName(binary, false, Judge.class.getClassLoader());
      return found.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      return false;
    }
  }
}
