package dev.assay.observe;

/** How an answer over HTTP went, in Micrometer's words. Stateless. */
final class Outcomes {
  private static final int HUNDRED = 100;

  private Outcomes() {}

  static String of(int status) {
    return switch (status / HUNDRED) {
      case 1 -> "INFORMATIONAL";
      case 2 -> "SUCCESS";
      case 3 -> "REDIRECTION";
      case 4 -> "CLIENT_ERROR";
      case 5 -> "SERVER_ERROR";
      default -> "UNKNOWN";
    };
  }
}
