package com.acme.map;

/** A place on a chart, in whole steps from its middle; a chart ends after ten thousand. */
public final class Coordinate {
  private static final int EDGE = 10_000;

  private final int column;
  private final int row;

  /**
   * A place.
   *
   * @throws IllegalArgumentException if it is not on the chart
   */
  public Coordinate(int column, int row) {
    if (column < -EDGE || column > EDGE || row < -EDGE || row > EDGE) {
      throw new IllegalArgumentException("not on the chart");
    }
    this.column = column;
    this.row = row;
  }

  public int column() {
    return column;
  }

  public int row() {
    return row;
  }

  /**
   * The place some steps further.
   *
   * @throws IllegalArgumentException if it is not on the chart
   * @throws ArithmeticException if it is nowhere near it
   */
  public Coordinate plus(int columns, int rows) {
    return new Coordinate(Math.addExact(column, columns), Math.addExact(row, rows));
  }

  /** The steps to another place, where only straight steps are allowed. */
  public int distance(Coordinate other) {
    return Math.abs(column - other.column) + Math.abs(row - other.row);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinate that && column == that.column && row == that.row;
  }

  @Override
  public int hashCode() {
    return 31 * column + row;
  }

  @Override
  public String toString() {
    return "(" + column + ", " + row + ")";
  }
}
