package dev.assay.evaluate;

/**
 * What others reached, quoted and not measured here: 14 other classes of the same kinds, one 2-core
 * machine, PIT 1.30.0 with its defaults, JaCoCo, plain JUnit, one run each. Stateless.
 */
final class Others {
  static final String SOURCE =
      """
      Quoted rows were measured once, before, on 14 OTHER classes of the same kinds (state machines,
      parsers, arithmetic, text, caches, injected interfaces) on one 2-core machine, with PIT 1.30.0,
      JaCoCo and plain JUnit: compare the sizes of things and not decimals. JUGE is worked out from
      their own row, without any penalty for time.
      """;

  private Others() {}

  static void into(Table table) {
    table
        .row(
            "quoted: EvoSuite master, 30 s search",
            "30,000-44,000",
            "603",
            "603",
            "97.9 / 93.5",
            "80.1 / 81.2",
            "50",
            "38",
            "602 of 603 green",
            juge(0.979, 0.935, 0.801))
        .row(
            "quoted: Randoop 4.3.4, 30 s",
            "20,000-40,000",
            "829",
            "829",
            "50.8 / 38.4",
            "33 / 42",
            "-",
            "-",
            "1 class without tests",
            juge(0.508, 0.384, 0.33))
        .row(
            "quoted: hand-written (6 of the 14)",
            "-",
            "66",
            "-",
            "98.3 / 95.8",
            "90.5 / 89.3",
            "69",
            "50",
            "all green",
            juge(0.983, 0.958, 0.905));
  }

  private static String juge(double line, double branch, double mutation) {
    var reached = new Juge.Reached(line, branch, mutation);
    return Table.number(Juge.score(reached, 1, 1, Juge.Wrong.NOTHING), 2);
  }
}
