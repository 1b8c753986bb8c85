package dev.assay.lab.live;

import dev.assay.lab.Whereabouts;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;

/**
 * What all code in a JVM shares: its streams are silenced until this is closed, its defaults are
 * put back where the subject changes them. For one thread at a time.
 */
public final class World implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final PrintStream silence =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private final Nothing nothing = new Nothing();
  private final Properties before = System.getProperties();
  private final Properties properties;
  private final List<Map.Entry<Object, Object>> expected;
  private final Locale locale;
  private final TimeZone zone;
  private final Locale defaultLocale = Locale.getDefault();
  private final TimeZone defaultZone = TimeZone.getDefault();

  /** As it is in a place. */
  public World(Whereabouts place) {
    this(place, Locale.forLanguageTag(place.locale()), zone(place.zone()));
  }

  /** As it is in a place, but with these defaults, until it is closed. */
  public World(Whereabouts place, Locale locale, TimeZone zone) {
    this.locale = locale;
    this.zone = zone;
    this.properties = Machine.properties(before, place);
    this.expected = List.copyOf(properties.entrySet());
    Machine.move(place);
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    System.setProperties(copy(properties));
    silence();
  }

  private static TimeZone zone(String id) {
    return TimeZone.getTimeZone(ZoneId.of(id));
  }

  private static Properties copy(Properties all) {
    Properties copy = new Properties();
    copy.putAll(all);
    return copy;
  }

  private void silence() {
    System.setOut(silence);
    System.setErr(silence);
    System.setIn(nothing);
  }

  /** Whether the standard input was asked for something since the last time this was asked. */
  boolean inputWasRead() {
    boolean was = nothing.read;
    nothing.read = false;
    return was;
  }

  /** An input without end or beginning that knows whether somebody wanted it. */
  private static final class Nothing extends InputStream {
    private volatile boolean read;

    @Override
    public int read() {
      read = true;
      return -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      read = true;
      return length == 0 ? 0 : -1;
    }

    @Override
    public int available() {
      read = true;
      return 0;
    }
  }

  /** Puts back what has been changed; says whether anything had. */
  public boolean restore() {
    boolean changed = false;
    if (!silence.equals(System.out) || !silence.equals(System.err) || !nothing.equals(System.in)) {
      silence();
      changed = true;
    }
    if (!Locale.getDefault().equals(locale)
        || !Locale.getDefault(Locale.Category.FORMAT).equals(locale)
        || !Locale.getDefault(Locale.Category.DISPLAY).equals(locale)) {
      Locale.setDefault(locale);
      changed = true;
    }
    if (!TimeZone.getDefault().equals(zone)) {
      TimeZone.setDefault(zone);
      changed = true;
    }
    if (!asBefore(System.getProperties())) {
      System.setProperties(copy(properties));
      changed = true;
    }
    return changed;
  }

  // Asked after each run: to look each one up takes far less than to compare the tables.
  private boolean asBefore(Properties now) {
    if (now.size() != expected.size()) {
      return false;
    }
    for (Map.Entry<Object, Object> each : expected) {
      if (!each.getValue().equals(now.get(each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
    Locale.setDefault(defaultLocale);
    TimeZone.setDefault(defaultZone);
    System.setProperties(before);
    Machine.move(Whereabouts.HOME);
  }
}
