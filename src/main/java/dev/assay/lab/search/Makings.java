package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The same object made of other texts: those that are worth trying for its constructor or factory,
 * since these are tested as well. Numbers are found without. Pure.
 */
final class Makings {
  private static final int MOST_PLAIN = 32;
  private static final int TURNS = 4;

  private final Map<String, List<List<Value>>> columns = new HashMap<>();

  Makings(List<Task> tasks) {
    for (Task task : tasks) {
      String owner = task.owner().replace('$', '.');
      List<List<Value>> texts = task.columns().stream().map(Makings::texts).toList();
      if (!texts.stream().allMatch(List::isEmpty)) {
        columns.putIfAbsent(key(owner, task.method(), task.parameters()), texts);
      }
    }
  }

  private static List<Value> texts(List<Value> column) {
    return column.stream()
        .filter(it -> it instanceof Value.Literal literal && literal.value() instanceof String)
        .toList();
  }

  /** Now and then with another text somewhere; null where it stays as it is, or none is known. */
  @Nullable Value vary(Value value, RandomGenerator random) {
    List<Place<Value>> places = Place.children(value);
    List<List<Value>> known = known(value);
    if (known.isEmpty() || known.size() != places.size() || random.nextInt(TURNS) != 0) {
      return null;
    }
    int index = random.nextInt(known.size());
    List<Value> column = known.get(index);
    return column.isEmpty()
        ? null
        : places.get(index).put().apply(column.get(random.nextInt(column.size())));
  }

  /** With each value that is worth trying, the likeliest of each parameter first. */
  List<Value> plain(Value value) {
    List<Place<Value>> places = Place.children(value);
    List<List<Value>> known = known(value);
    List<Value> all = new ArrayList<>();
    int longest = known.stream().mapToInt(List::size).max().orElse(0);
    for (int row = 1; row < longest && known.size() == places.size(); row++) {
      for (int i = 0; i < known.size(); i++) {
        if (row < known.get(i).size() && all.size() < MOST_PLAIN) {
          all.add(places.get(i).put().apply(known.get(i).get(row)));
        }
      }
    }
    return all;
  }

  private List<List<Value>> known(Value value) {
    return switch (value) {
      case Value.New made ->
          columns.getOrDefault(
              key(made.type().qualified(), "<init>", made.parameters()), List.of());
      case Value.StaticCall call ->
          columns.getOrDefault(
              key(call.type().qualified(), call.method(), call.parameters()), List.of());
      default -> List.of();
    };
  }

  private static String key(String owner, String method, List<String> parameters) {
    return owner + "." + method + parameters;
  }
}
