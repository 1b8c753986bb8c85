package dev.assay.code;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the locals of a method hold at one point of it, as far as they are texts, and what they are
 * declared as. Used by one thread.
 */
final class Scope {
  private final Map<String, Text> texts;
  private final Map<String, String> declared;
  private final Map<String, Text.Nature> handedIn;

  Scope() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  private Scope(
      Map<String, Text> texts, Map<String, String> declared, Map<String, Text.Nature> handedIn) {
    this.texts = texts;
    this.declared = declared;
    this.handedIn = handedIn;
  }

  Scope copy() {
    return new Scope(new HashMap<>(texts), declared, handedIn);
  }

  void declare(String name, String type) {
    declared.put(name, type);
    texts.remove(name);
  }

  void parameter(String name, String type) {
    declare(name, type);
    handedIn.put(name, Text.Nature.HANDED_IN);
  }

  boolean isLocal(String name) {
    return declared.containsKey(name);
  }

  boolean isHandedIn(String name) {
    return handedIn.containsKey(name);
  }

  @Nullable String type(String name) {
    return declared.get(name);
  }

  @Nullable Text text(String name) {
    return texts.get(name);
  }

  void hold(String name, Text text) {
    texts.put(name, text);
  }

  void forget(String name) {
    texts.remove(name);
  }

  /** Goes on as the other stands. */
  void become(Scope other) {
    texts.clear();
    texts.putAll(other.texts);
  }

  /** Goes on where one of two ways was taken; {@code doubt} says what a longer text depends on. */
  void join(Scope one, Scope other, String doubt) {
    var names = new TreeSet<>(one.texts.keySet());
    names.addAll(other.texts.keySet());
    texts.clear();
    for (String name : names) {
      Text left = one.texts.get(name);
      Text right = other.texts.get(name);
      if (left == null || right == null) {
        texts.put(name, left == null ? right : left);
      } else {
        texts.put(name, joined(left, right, doubt));
      }
    }
  }

  private static Text joined(Text left, Text right, String doubt) {
    if (left.equals(right)) {
      return left;
    }
    if (left.goesOnFrom(right)) {
      return left.doubted(doubt);
    }
    return right.goesOnFrom(left) ? right.doubted(doubt) : left.or(right);
  }

  /** Marks what changed against an earlier state. */
  void doubtChangesSince(Scope before, String doubt) {
    texts.replaceAll((name, text) -> {
      Text was = before.texts.get(name);
      return was == null || was.equals(text) ? text : text.doubted(doubt);
    });
  }
}
