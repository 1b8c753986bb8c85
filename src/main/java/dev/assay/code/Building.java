package dev.assay.code;

import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of texts that are put together step by step in a local. Used by one thread. */
final class Building {
  private static final Pattern SEPARATOR =
      Pattern.compile("(?i)\\s*(?:,|and|or|union(?: all)?)?\\s*");
  private static final Set<String> SHRINKS = Set.of("setLength", "deleteCharAt", "delete");

  private final Scope scope;
  private final Texts texts;
  private int loops;
  private int conditionsInLoop;

  Building(Scope scope, Texts texts) {
    this.scope = scope;
    this.texts = texts;
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    loops--;
  }

  void enterCondition() {
    conditionsInLoop += loops > 0 ? 1 : 0;
  }

  void leaveCondition() {
    conditionsInLoop -= loops > 0 ? 1 : 0;
  }

  /** What a local holds with more behind it. */
  void grow(String name, @Nullable Text before, Text more) {
    // A separator that is only put between rounds of a loop would come first in the one round read.
    boolean separates =
        conditionsInLoop > 0
            && more.variants().stream().allMatch(it -> SEPARATOR.matcher(it.text()).matches());
    if (before != null && !separates) {
      scope.hold(name, before.plus(more));
    }
  }

  /** Whether a call changes the builder it is made on. */
  static boolean changes(MethodCallExpr call, Text held) {
    String name = call.getNameAsString();
    boolean takes = name.equals("append") || (name.equals("add") && isJoiner(held));
    return (takes && !call.getArguments().isEmpty())
        || name.equals("insert")
        || SHRINKS.contains(name);
  }

  /** Does what a call does to the builder in a local. */
  void change(MethodCallExpr call, String local, Text held) {
    switch (call.getNameAsString()) {
      case "append" -> grow(local, held, texts.of(call.getArgument(0)));
      case "add" -> scope.hold(local, joined(held, texts.of(call.getArgument(0)), call));
      case "insert" ->
          scope.hold(local, held.doubted("line %d: more is put in".formatted(texts.line(call))));
      default ->
          scope.hold(local, held.reading(it -> it.replaceFirst("(?i)(?:,|\\sand|\\sor)\\s*$", "")));
    }
  }

  private static boolean isJoiner(Text held) {
    return held.variants().stream().anyMatch(each -> each.text().contains(Texts.NEXT));
  }

  // One element stands for all; what is unknown of it would have to be put between others.
  private static Text joined(Text held, Text element, MethodCallExpr call) {
    Text.Variant first = element.variants().getFirst();
    String words = first.unknowns().isEmpty() ? first.text() : "?";
    int line = call.getBegin().map(begin -> begin.line).orElse(0);
    return held.reading(it -> it.replace(Texts.NEXT, words))
        .doubted("line %d: what is joined in is only known at run time".formatted(line));
  }
}
