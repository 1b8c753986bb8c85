package dev.assay.lab.rig;

import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Orders for a child to warm up on, so that the first real one meets loaded classes. Made from the
 * {@link Specimen} in the jar, since a child has no compiler at hand. Stateless.
 */
final class Rehearsal {
  private static final String SPECIMEN = Specimen.class.getName();
  private static final int FEW_SEARCHES = 4;
  private static final int SEARCHES = 60;
  private static final int MILLIS = 2_000;

  private Rehearsal() {}

  static List<Order> orders() {
    Order.Code code = new Order.Code(Map.of(SPECIMEN, specimen()), List.of());
    // A real order may come between any two of them, so the first is short.
    return List.of(
        explore(code, FEW_SEARCHES),
        new Order.Check(code, RehearsedTest.classes(), 1, "en-US", "UTC"),
        explore(code, SEARCHES));
  }

  private static Order explore(Order.Code code, int searches) {
    return new Order.Explore(
        code,
        List.of(add(), grade(), sum()),
        Map.of(SPECIMEN, List.of("size", "names")),
        new Order.Effort(0, searches, MILLIS));
  }

  private static byte[] specimen() {
    try (InputStream bytes = Rehearsal.class.getResourceAsStream("Specimen.class")) {
      if (bytes == null) {
        throw new IllegalStateException("the specimen is not in the jar");
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the specimen cannot be read", e);
    }
  }

  private static Order.Task add() {
    Value receiver =
        new Value.New(TypeName.of(Specimen.class), List.of("int"), List.of(Value.of(2)), null);
    List<String> parameters = List.of("java.lang.String");
    List<Value> names = List.of(Value.of("abc"), Value.of(""), Value.NULL);
    return new Order.Task(
        0,
        SPECIMEN,
        "add",
        parameters,
        List.of(
            new Order.Trial(0, 0, receiver, List.of(Value.of("abc"))),
            new Order.Trial(1, 0, receiver, List.of(Value.NULL))),
        List.of(names),
        List.of(new Order.Step("add", parameters, List.of(names))));
  }

  private static Order.Task grade() {
    List<Value> numbers = List.of(Value.of(95), Value.of(0), Value.of(-1));
    List<Value> weights = List.of(Value.of(1.0), Value.of(0.5));
    return new Order.Task(
        1,
        SPECIMEN,
        "grade",
        List.of("int", "double"),
        List.of(new Order.Trial(2, 1, null, List.of(Value.of(95), Value.of(1.0)))),
        List.of(numbers, weights),
        List.of());
  }

  private static Order.Task sum() {
    Value array = new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(1), Value.of(8)));
    return new Order.Task(
        2,
        SPECIMEN,
        "sum",
        List.of("int[]"),
        List.of(new Order.Trial(3, 2, null, List.of(array))),
        List.of(List.of(array, Value.NULL)),
        List.of());
  }
}
