package dev.assay.testgen.inputs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The constants that stand anywhere in the sources: a parser's keywords, a table's limits. Often
 * they are what the code waits for. Immutable once read.
 */
public final class Dictionary {
  private static final int LONGEST_TEXT = 40;
  private static final int MOST = 24;
  private static final int MOST_SENTENCES = 12;
  private static final String OPENING = "([{<\"'";
  private static final String CLOSING = ")]}>\"'";

  private final Set<Object> constants;

  private Dictionary(Set<Object> constants) {
    this.constants = constants;
  }

  /** Reads the sources. */
  public static Dictionary of(List<? extends CompilationUnitTree> units) {
    Set<Object> found = new LinkedHashSet<>();
    units.forEach(unit -> new Literals(found).scan(unit, null));
    return new Dictionary(found);
  }

  private static final class Literals extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<Object> found;

    Literals(Set<Object> found) {
      this.found = found;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
      Object value = tree.getValue();
      if (value != null && !(value instanceof Boolean)) {
        found.add(value);
      }
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
      return null;
    }
  }

  /** The constants that a parameter of this type can take, in the order of the sources. */
  public List<Candidate> of(TypeMirror type, Inputs inputs) {
    TypeKind kind = inputs.unboxedKind(type);
    boolean text = inputs.isText(type);
    List<Candidate> all = new ArrayList<>();
    for (Object constant : constants) {
      Object value =
          switch (constant) {
            case String it when text && it.length() <= LONGEST_TEXT -> it;
            case Character it when kind == TypeKind.CHAR -> it;
            case Character it when text -> it.toString();
            case Integer it when kind == TypeKind.INT -> it;
            case Integer it when kind == TypeKind.LONG -> it.longValue();
            case Long it when kind == TypeKind.LONG -> it;
            case Double it when kind == TypeKind.DOUBLE -> it;
            default -> null;
          };
      if (value != null && all.size() < MOST) {
        all.add(new Candidate(Value.of(value), Boundaries.trait(value.toString())));
      }
    }
    if (text) {
      sentences().forEach(it -> all.add(new Candidate(Value.of(it), Boundaries.trait(it))));
    }
    return all.stream().distinct().toList();
  }

  /** Short texts of the signs that the sources know: pairs around something, others between. */
  private List<String> sentences() {
    return constants.stream()
        .map(Object::toString)
        .filter(it -> it.length() == 1 && it.charAt(0) > ' ' && it.charAt(0) <= '~')
        .filter(it -> it.matches("[^a-zA-Z0-9)\\]}>]"))
        .distinct()
        .limit(MOST_SENTENCES)
        .map(Dictionary::sentence)
        .toList();
  }

  private static String sentence(String sign) {
    int pair = OPENING.indexOf(sign);
    return pair < 0 ? "1" + sign + "2" : sign + "1" + CLOSING.charAt(pair);
  }
}
