package dev.assay.config;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that nobody should write into a file. Stateless. */
public final class Secrets {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private Secrets() {}

  /**
   * The value of a setting, which may name a variable: <code>${SHOP_PASSWORD}</code>.
   *
   * @param environment gives a variable's value, or null
   * @throws SettingsException with words that name the setting, never its value
   */
  public static String read(String key, String text, UnaryOperator<@Nullable String> environment) {
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.matches()) {
      return text;
    }
    String value = environment.apply(variable.group(1));
    if (value == null) {
      throw new SettingsException(
          "%s names the variable %s, which is not set".formatted(key, variable.group(1)));
    }
    return value;
  }
}
