package dev.assay.query.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes conditions of plans apart, as the server prints them verbosely: each with brackets around
 * it, each column behind its table's alias. Pure functions, safe on any thread.
 */
final class Conditions {
  private static final Pattern COLUMN =
      Pattern.compile("(?<![\\w.\"])([a-z_]\\w*)\\.([a-z_]\\w*)(?![\\w(])");

  private Conditions() {}

  /** A column with its table's alias. */
  record Reference(String alias, String column) implements Comparable<Reference> {
    @Override
    public int compareTo(Reference other) {
      int byAlias = alias.compareTo(other.alias);
      return byAlias != 0 ? byAlias : column.compareTo(other.column);
    }
  }

  /** The branches of a condition that is nothing but an OR; else the whole as the only one. */
  static List<String> branches(String condition) {
    String inside = condition;
    while (isWrapped(inside)) {
      inside = inside.substring(1, inside.length() - 1);
    }
    List<String> branches = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && inside.startsWith(" OR ", i)) {
        branches.add(inside.substring(start, i));
        start = i + " OR ".length();
      }
    }
    branches.add(inside.substring(start));
    return branches;
  }

  private static boolean isWrapped(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  /** The columns that a condition names, in order. */
  static Set<Reference> columns(String condition) {
    Set<Reference> found = new TreeSet<>();
    Matcher matcher = COLUMN.matcher(condition);
    while (matcher.find()) {
      found.add(new Reference(matcher.group(1), matcher.group(2)));
    }
    return found;
  }
}
