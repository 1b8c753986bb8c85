package dev.assay.testgen.select;

import dev.assay.lab.Order.Trial;
import dev.assay.lab.Value;
import java.util.regex.Pattern;

/**
 * Counts the values of a trial that make a reader wonder why they were chosen: empty texts, texts
 * of signs, numbers of many digits, the first and the last of all dates. Stateless.
 */
final class Odd {
  private static final Pattern PLAIN_TEXT =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.,;@/:?=+-]{0,39}");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,4}(\\.\\d{1,3})?");

  /** The ends of what there is, such as the last of all dates. */
  private static final Pattern ENDS = Pattern.compile("MAX|MIN|EPOCH");

  private static final int FAR = 3;

  private Odd() {}

  static int in(Trial trial) {
    int odd = trial.receiver() == null ? 0 : in(trial.receiver());
    for (Value argument : trial.arguments()) {
      odd += in(argument);
    }
    return odd;
  }

  private static int in(Value value) {
    return switch (value) {
      case Value.Literal(String text) -> PLAIN_TEXT.matcher(text).matches() ? 0 : 1;
      case Value.Literal(Number number) -> in(number);
      case Value.Constant constant -> ENDS.matcher(constant.name()).matches() ? FAR : 0;
      case Value.New creation -> in(creation.arguments());
      case Value.StaticCall call -> in(call.arguments());
      case Value.ArrayOf array -> in(array.elements());
      case Value.Prepared step -> in(step.base()) + in(step.given());
      case Value.As as -> in(as.value());
      default -> 0;
    };
  }

  private static int in(Number number) {
    boolean end =
        number.equals(Integer.MAX_VALUE)
            || number.equals(Integer.MIN_VALUE)
            || number.equals(Long.MAX_VALUE)
            || number.equals(Long.MIN_VALUE)
            || !Double.isFinite(number.doubleValue());
    return end ? FAR : PLAIN_NUMBER.matcher(number.toString()).matches() ? 0 : 1;
  }

  private static int in(Iterable<Value> values) {
    int odd = 0;
    for (Value each : values) {
      odd += in(each);
    }
    return odd;
  }
}
