package dev.assay.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Leaves out of values what only their owner should see. Stateless. */
final class Masks {
  static final String MASK = "***";

  private static final List<String> NAMES = List.of("password", "secret", "token", "limits.keys");
  private static final Pattern USER = Pattern.compile("(?<=://)[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?<=[?&])((?:\\w*password|\\w*token|\\w*secret|user|\\w*key)=)[^&]*");
  // The path of a webhook is what proves its sender.
  private static final Pattern PATH = Pattern.compile("(?<=[^/:])/.*");

  private Masks() {}

  static Object masked(String key, Object value) {
    String lower = key.toLowerCase(Locale.ROOT);
    boolean secret = NAMES.stream().anyMatch(lower::endsWith);
    return switch (value) {
      case List<?> list when secret -> list.stream().map(each -> MASK).toList();
      case String text when secret -> MASK;
      case String text when lower.endsWith("webhook") ->
          PATH.matcher(address(text)).replaceFirst("/" + MASK);
      case String text -> address(text);
      default -> value;
    };
  }

  private static String address(String text) {
    return PARAMETER
        .matcher(USER.matcher(text).replaceFirst(MASK + "@"))
        .replaceAll("$1" + MASK.replace("$", "\\$"));
  }
}
