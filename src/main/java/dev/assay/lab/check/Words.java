package dev.assay.lab.check;

/** What a failed test said, in one line. Stateless. */
final class Words {
  private static final int LONGEST = 300;

  private Words() {}

  static String of(Throwable thrown) {
    String said;
    try {
      said = thrown.getMessage() == null ? "" : ": " + thrown.getMessage().strip();
    } catch (RuntimeException untold) {
      said = "";
    }
    String line = (thrown.getClass().getName() + said).lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
