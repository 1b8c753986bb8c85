package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.assay.code.Queries.Smell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with how a method asks databases. Used by one thread. */
final class Smells {
  /** How many of a kind are looked at in one method: each look goes through all of its code. */
  static final int MOST_JUDGED = 200;

  private final QueryReader.Reading reading;
  private final Asking asking;
  private final SourceText source;
  private final List<Smell> smells = new ArrayList<>();

  Smells(QueryReader.Reading reading, Asking asking) {
    this.reading = reading;
    this.asking = asking;
    this.source = reading.type().source();
  }

  /** By line, each kind once per line. */
  List<Smell> all() {
    for (Map.Entry<Integer, String> each : reading.statements().putIn().entrySet()) {
      add("stringConcatenatedValue", each.getKey(), each.getValue(), List.of(each.getKey()));
    }
    smells.addAll(new TextSmells(reading).all());
    if (!reading.name().equals(Queries.OF_TYPE)) {
      asking.in(reading).stream().limit(MOST_JUDGED).forEach(this::judge);
      smells.addAll(new Closing(reading).all());
    }
    return smells.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Smell::line).thenComparing(Smell::kind))
        .toList();
  }

  private void add(String kind, int line, String text, List<Integer> evidence) {
    boolean there = smells.stream().anyMatch(it -> it.kind().equals(kind) && it.line() == line);
    if (!there) {
      smells.add(new Smell(kind, line, text, evidence.stream().distinct().sorted().toList()));
    }
  }

  private void judge(Ask ask) {
    Node inside = ask.call();
    Node node = inside;
    while (node != null && !Calls.same(inside, reading.tree())) {
      Loop loop = Loop.of(node, inside, reading);
      if (loop != null && judged(ask, loop)) {
        return;
      }
      inside = node;
      node = node.getParentNode().orElse(null);
    }
  }

  private boolean judged(Ask ask, Loop loop) {
    boolean overRows =
        loop.cursor() || (loop.rows() != null && asking.areRows(loop.rows(), reading));
    boolean reaches = loop.reaches(ask);
    int line = source.line(ask.place());
    int loopLine = source.line(loop.place());
    String words = words(ask);
    List<Integer> evidence = List.of(loopLine, line);
    if (overRows) {
      add(
          "nPlusOne",
          line,
          ("%s once per row of the query that the loop in line %d goes over: 1 + N queries; join"
                  + " them, or ask for all at once")
              .formatted(words, loopLine),
          evidence);
    } else if (reaches && ask.reads()) {
      add(
          "nPlusOne",
          line,
          "%s once per element of the loop in line %d: N queries; ask for all at once"
              .formatted(words, loopLine),
          evidence);
    } else {
      add("queryInLoop", line, inLoop(ask, loop, loopLine), evidence);
    }
    if (!ask.reads() && ask.jdbc() && commitsEach()) {
      add(
          "implicitCommitInLoop",
          line,
          ("the connection commits each statement by itself: one transaction, and one flush to"
                  + " disk, per round of the loop in line %d; switch auto-commit off around it")
              .formatted(loopLine),
          evidence);
    }
    return true;
  }

  private static String inLoop(Ask ask, Loop loop, int line) {
    if (loop.reaches(ask)) {
      return "%s once per element of the loop in line %d: N round trips; send them as one batch"
          .formatted(words(ask), line);
    }
    return loop.changes(ask)
        ? "%s in each round of the loop in line %d: N round trips; ask for all at once"
            .formatted(words(ask), line)
        : "%s the same in each round of the loop in line %d; ask once before"
            .formatted(words(ask), line);
  }

  private static String words(Ask ask) {
    String through = ask.through();
    return through == null ? "it asks" : "through %s it asks".formatted(through);
  }

  private boolean commitsEach() {
    return calls("getConnection") && !calls("setAutoCommit") && !transactional(reading.tree());
  }

  private boolean calls(String name) {
    return reading
        .tree()
        .findFirst(MethodCallExpr.class, call -> call.getNameAsString().equals(name))
        .isPresent();
  }

  private boolean transactional(@Nullable Node method) {
    Stream<AnnotationExpr> own =
        method instanceof BodyDeclaration<?> member
            ? member.getAnnotations().stream()
            : Stream.empty();
    return Stream.concat(own, reading.type().tree().getAnnotations().stream())
        .anyMatch(each -> each.getName().getIdentifier().equals("Transactional"));
  }
}
