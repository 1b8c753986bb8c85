package golden.grades;

/** What depends on what the object was made of. */
public final class Score {
  private final int points;
  private final String name;

  public Score(int points, String name) {
    this.points = points;
    this.name = name;
  }

  public String grade() {
    if (points >= 90) {
      return "A";
    }
    if (points >= 75) {
      return "B";
    }
    return points >= 50 ? "C" : "F";
  }

  public String label(boolean shout) {
    return shout ? name.toUpperCase(java.util.Locale.ROOT) : name + " " + points;
  }
}
