package dev.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as Markdown, with columns of even width. Collected by one thread. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of %d cells in a table of %d columns"
              .formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  public String text() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    List<String> rule = IntStream.of(widths).mapToObj("-"::repeat).toList();
    lines.add(1, line(rule, widths));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i -> escaped(cells.get(i)) + " ".repeat(Math.max(0, widths[i] - cells.get(i).length())))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|").replace("\n", " ");
  }

  /** A share as a percentage with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100);
  }

  /** A percentage with what it is of; {@code -} of nothing. */
  static String percent(dev.assay.testgen.Testgen.Share share) {
    return share.mutants() == 0
        ? "-"
        : "%s (%d/%d)"
            .formatted(
                percent((double) share.killed() / share.mutants()),
                share.killed(),
                share.mutants());
  }

  public static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
