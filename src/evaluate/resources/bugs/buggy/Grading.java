package com.acme.school;

/** Grades for points out of a hundred. */
public final class Grading {
  private static final int MOST = 100;

  private final int bonus;

  /** One that adds a bonus, 0 to 100, to every result. */
  public Grading(int bonus) {
    if (bonus < 0 || bonus > MOST) {
      throw new IllegalArgumentException("a bonus is within 0 and 100: " + bonus);
    }
    this.bonus = bonus;
  }

  /**
   * The grade for some points.
   *
   * @throws IllegalArgumentException if points is not within 0 and 100
   */
  public char grade(int points) {
    if (points < 0 || points > MOST) {
      throw new IllegalArgumentException("points must be within 0 and 100: " + points);
    }
    int counted = Math.min(MOST, points + bonus);
    if (counted >= 75) {
      return 'B';
    } else if (counted >= 90) {
      return 'A';
    } else if (counted >= 60) {
      return 'C';
    }
    return 'F';
  }

  /** Whether the points are enough. */
  public boolean passed(int points) {
    return grade(points) != 'F';
  }
}
