package dev.assay.lab;

import dev.assay.lab.Observed.Threw;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose words the message of an exception is: those of the code can be asserted, those of the
 * platform are others in its next version. Stateless, safe on any thread.
 */
public final class Said {
  private static final int LONGEST = 160;

  private static final Pattern HELPFUL_NULL =
      Pattern.compile(
          "Cannot (invoke|load|store|read|assign|throw|enter|exit|get) .*", Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile("Index -?\\d+ out of bounds for length \\d+");
  private static final Pattern CAST =
      Pattern.compile("class \\S+ cannot be cast to class .*", Pattern.DOTALL);
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");
  private static final Pattern PLATFORM = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  /** What the code has said by it has its own words. */
  private static final String REQUIRED = "java.util.Objects.requireNonNull:";

  private Said() {}

  /** Whether the JVM itself raises such an exception, with the words that it uses. */
  public static boolean byMachine(String type, @Nullable String message) {
    String words = message == null ? "" : message;
    return switch (type) {
      case "java.lang.NullPointerException" -> HELPFUL_NULL.matcher(words).matches();
      case "java.lang.ArrayIndexOutOfBoundsException" -> INDEX.matcher(words).matches();
      case "java.lang.ArithmeticException" -> words.equals("/ by zero");
      case "java.lang.ClassCastException" -> CAST.matcher(words).matches();
      case "java.lang.NegativeArraySizeException" -> words.matches("-\\d+");
      case "java.lang.ArrayStoreException" -> words.matches("[\\w.$\\[;]+");
      default -> false;
    };
  }

  /** Whether a test may assert what the exception says. */
  public static boolean byCode(Threw threw) {
    String message = threw.message();
    return message != null
        && !message.isBlank()
        && message.length() <= LONGEST
        && !IDENTITY.matcher(message).find()
        && message.chars().noneMatch(it -> Character.isSurrogate((char) it))
        && (threw.thrownBy().startsWith(REQUIRED) || !PLATFORM.matcher(threw.thrownBy()).matches())
        && threw.actual().stream().limit(1).noneMatch(it -> byMachine(it, message));
  }
}
