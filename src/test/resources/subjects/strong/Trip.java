package strong;

import java.util.List;

/** Tells of objects that begin empty, and of which the code waits for some that are not. */
public final class Trip {
  private Trip() {}

  public static int length(List<Leg> legs) {
    int sum = 0;
    for (Leg leg : legs) {
      if (leg.night && leg.days > 2) {
        sum += leg.days - 1;
      } else {
        sum += leg.days;
      }
    }
    return sum;
  }

  /** A part of a trip. */
  public static class Leg {
    private int days;
    private boolean night;

    public void take(int more) {
      days += more;
    }

    public void atNight(boolean now) {
      night = now;
    }
  }
}
