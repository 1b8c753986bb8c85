package dev.assay.query.anomaly;

import java.util.Arrays;

/**
 * What one metric of a query usually is: its centre at an hour, and its spread about it. For one
 * thread at a time.
 *
 * <p>The centre is the median of the same hour of the week, as soon as two earlier weeks have it
 * and it differs from the median of all by three times its own error; before, the median of all or
 * what this hour was on other days, whichever is higher, so that a peak that was seen once is
 * doubted to be an anomaly and not proven to be usual. The spread is that of what remains after the
 * centre is taken away: median plus season plus MAD of the rest, as in Hochenbaum, Vallis,
 * Kejariwal, "Automatic Anomaly Detection in the Cloud Via Statistical Learning" (2017). It is the
 * greater one of the newest samples and of the hours, since hours are steadier than minutes and two
 * hours of minutes know nothing of other days.
 */
final class Past {
  /** Samples without which nothing is said. */
  static final int NEEDED = 20;

  static final String OF_WEEK = "hour of the week";
  static final String OF_ALL = "all";
  private static final int RECENT = 120;
  private static final int FEWEST_WEEKS = 2;
  private static final int FEWEST_HOURS = 12;
  private static final int LONGEST_WAIT = 40;
  private static final double ALIKE = 1.5;
  private static final double SURE = 3;

  private final Metric metric;
  private final Recent values = new Recent(RECENT);
  private final Recent rests = new Recent(RECENT);
  private final Hours hours = new Hours();
  private double all = Double.NaN;
  private double spread;
  private double ofRests;
  private double ofHours;
  private boolean hoursChanged;
  private int fresh;
  private boolean worked;

  Past(Metric metric) {
    this.metric = metric;
  }

  /** Adds a sample's value, with what remained of it after the centre was taken away. */
  void add(double value, double rest) {
    values.add(value);
    rests.add(rest);
    fresh++;
  }

  void addHour(long hour, double value) {
    hours.put(hour, value);
    hoursChanged = true;
    fresh++;
  }

  /** How many samples it knows. */
  int count() {
    return Math.max(values.size(), hours.count());
  }

  boolean known() {
    return count() >= NEEDED;
  }

  /** What is usual at this hour. */
  double centre(long hour) {
    refresh();
    double[] week = hours.sameOfWeek(hour);
    if (week.length < FEWEST_WEEKS) {
      return Math.max(all, higher(week, hours.sameOfDay(hour)));
    }
    double median = Robust.median(week);
    return differs(median, week.length) ? median : all;
  }

  // Few weeks tell little: they count where they differ from all by more than their own error.
  private boolean differs(double median, int weeks) {
    double error = Math.max(metric.floor, ofRests) * Math.sqrt(Math.PI / (2 * weeks));
    return Math.abs(median - all) > SURE * error;
  }

  private boolean ofWeek(long hour) {
    refresh();
    double[] week = hours.sameOfWeek(hour);
    return week.length >= FEWEST_WEEKS && differs(Robust.median(week), week.length);
  }

  private static double higher(double[] week, double[] day) {
    double ofWeek = week.length == 0 ? Double.NEGATIVE_INFINITY : Robust.median(week);
    double ofDay = day.length == 0 ? Double.NEGATIVE_INFINITY : Robust.median(day);
    return Math.max(ofWeek, ofDay);
  }

  double spread() {
    refresh();
    return spread;
  }

  /**
   * The spread of a single sample about the centre at this hour, whose own error it contains: the
   * variance of a median of n normal values is pi / 2n of theirs.
   */
  double sigma(long hour) {
    int n = Math.max(1, intervals(hour));
    return spread() * Math.sqrt(1 + Math.PI / (2 * n));
  }

  /** The spread of the median of so many samples about the centre at this hour. */
  double sigmaOfMedian(long hour, int samples) {
    int n = Math.max(1, intervals(hour));
    return spread() * Math.sqrt(Math.PI / 2 * (1.0 / samples + 1.0 / n));
  }

  /**
   * Whether samples in a row are about independent: whole hours do not differ much more among each
   * other than samples do. Else an hour that is slow is so in all of its minutes.
   */
  boolean independent() {
    refresh();
    return ofHours <= ALIKE * ofRests;
  }

  /** What remained of the last hours that are complete, oldest first. */
  double[] hourRests(int many) {
    double[] all = hours.each(this::hourRest);
    return Arrays.copyOfRange(all, Math.max(0, all.length - many), all.length);
  }

  /** Which intervals the centre at this hour is worked out from. */
  String of(long hour) {
    return ofWeek(hour) ? OF_WEEK : OF_ALL;
  }

  /** How many these are. */
  int intervals(long hour) {
    return ofWeek(hour) ? hours.sameOfWeek(hour).length : values.size() + hours.count();
  }

  /** Share of what is known that was nearer to its centre than so far. */
  double nearer(double rest) {
    double[] mine = remains();
    double[] ofHours = hours.each(this::hourRest);
    double distance = Math.abs(rest);
    long nearer =
        Arrays.stream(mine).filter(one -> Math.abs(one) < distance).count()
            + Arrays.stream(ofHours).filter(one -> Math.abs(one) < distance).count();
    int n = mine.length + ofHours.length;
    return n == 0 ? 0 : (double) nearer / n;
  }

  /** What remained of the newest samples, oldest first. */
  double[] rests(int many) {
    return rests.newest(many);
  }

  /** Moves all to another level: what is usual has changed, its shape and its spread have not. */
  void shift(double by) {
    values.shift(by);
    hours.shift(by);
    hoursChanged = true;
    worked = false;
  }

  private void refresh() {
    int wait = Math.min(LONGEST_WAIT, 1 + count() / 10);
    if (worked && fresh < wait) {
      return;
    }
    worked = true;
    fresh = 0;
    double[] mine = values.newest(RECENT);
    double[] older = hours.each(hours::at);
    double[] both = Arrays.copyOf(mine, mine.length + older.length);
    System.arraycopy(older, 0, both, mine.length, older.length);
    all = Robust.median(both);
    ofRests = Robust.spread(remains());
    if (hoursChanged) {
      hoursChanged = false;
      ofHours = hours.count() >= FEWEST_HOURS ? Robust.spread(hours.each(this::hourRest)) : 0;
    }
    spread = Math.max(metric.floor, Math.max(ofRests, ofHours));
  }

  private double[] remains() {
    double[] known = rests.newest(RECENT);
    if (known.length >= Math.min(NEEDED, values.size())) {
      return known;
    }
    double[] raw = values.newest(RECENT);
    double median = Robust.median(raw.clone());
    return Arrays.stream(raw).map(value -> value - median).toArray();
  }

  private double hourRest(long hour) {
    double[] others = hours.sameOfWeek(hour);
    double median = Robust.median(others);
    boolean season = others.length >= FEWEST_WEEKS && differs(median, others.length);
    return hours.at(hour) - (season ? median : all);
  }
}
