package golden.text;

/** Text with all that is hard to write down. */
public final class Escapes {
  private Escapes() {}

  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  public static boolean isUnicodeEscape(String text) {
    return text.startsWith("\\u") && text.length() == 6;
  }

  public static String kind(String code) {
    if (code == null || code.isBlank()) {
      return "none";
    }
    switch (code) {
      case "a,b":
      case "'":
        return "quoted";
      case "\u0000":
        return "nul";
      case "\ud83d\ude00":
        return "smile";
      default:
        return code.endsWith("#") ? "hash" : "other";
    }
  }

  public static int digits(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c == '\u00e4' ? 100 : -1;
  }
}
