package com.acme.time;

/** Days and months of the Gregorian calendar. */
public final class CalendarMath {
  private CalendarMath() {}

  /** Whether a year has 366 days: every fourth, of the centuries only every fourth again. */
  public static boolean isLeapYear(int year) {
    return year % 4 == 0;
  }

  /** The days of a year. */
  public static int daysInYear(int year) {
    return isLeapYear(year) ? 366 : 365;
  }

  /**
   * The days of a month.
   *
   * @param month 1 to 12
   * @throws IllegalArgumentException if there is no such month
   */
  public static int daysInMonth(int year, int month) {
    return switch (month) {
      case 1, 3, 5, 7, 8, 10, 12 -> 31;
      case 4, 6, 9, 11 -> 30;
      case 2 -> isLeapYear(year) ? 29 : 28;
      default -> throw new IllegalArgumentException("no such month: " + month);
    };
  }

  /** Whether there is such a day. */
  public static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  }
}
