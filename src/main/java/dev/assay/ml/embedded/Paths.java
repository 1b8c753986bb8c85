package dev.assay.ml.embedded;

import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which path is answered by whom. Filled once, then only read: safe on any thread.
 *
 * <p>A dozen fixed paths, matched part by part: a web framework would be one more way for the
 * embedded server to differ from what it stands for.
 */
final class Paths {
  private static final int NOT_ALLOWED = 405;
  private static final String ANY = "*";

  private final List<Path> paths = new ArrayList<>();

  /** Answers a request: what stood in the path's open places, and the body. */
  @FunctionalInterface
  interface Answering {
    Future<Answer> answer(List<String> open, Buffer body);
  }

  private record Path(String method, List<String> parts, Answering answering) {}

  /** Adds a path, with {@code *} where it is open. */
  Paths add(String method, String path, Answering answering) {
    paths.add(new Path(method, parts(path), answering));
    return this;
  }

  Future<Answer> answer(String method, String path, Buffer body) {
    List<String> parts = parts(path);
    List<Path> matching = paths.stream().filter(each -> matches(each.parts(), parts)).toList();
    if (matching.isEmpty()) {
      throw Fault.ABSENT.because("nothing answers " + path);
    }
    return matching.stream()
        .filter(each -> each.method().equals(method))
        .findFirst()
        .map(each -> each.answering().answer(open(each.parts(), parts), body))
        .orElseGet(() ->
            Future.succeededFuture(
                Answer.error(
                    NOT_ALLOWED,
                    "%s is not for %s; it takes %s"
                        .formatted(path, method, matching.getFirst().method()))));
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static boolean matches(List<String> pattern, List<String> parts) {
    if (pattern.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> open(List<String> pattern, List<String> parts) {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (pattern.get(i).equals(ANY)) {
        open.add(parts.get(i));
      }
    }
    return open;
  }
}
