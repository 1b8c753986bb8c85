package dev.assay.lab.live;

import dev.assay.lab.Whereabouts;
import java.lang.reflect.Field;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM tells of the machine it runs on, and what it leaves to chance: the environment, the
 * properties, the order of unmodifiable sets and maps, identity hashes. At home they are as they
 * are. Used by one thread at a time.
 */
final class Machine {
  /** What most code can read as a number, a name or a path. */
  private static final String VALUE = "7";

  private static final int MOST_BURNT = 1 << 12;
  private static final long MOST_SALT = 0xFFFF_FFFFL;

  // Not java.home: the JDK itself looks for its files there now and then.
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("user.home", "/home/elsewhere"),
          Map.entry("user.name", "elsewhere"),
          Map.entry("user.dir", "/elsewhere"),
          Map.entry("user.language", "tr"),
          Map.entry("user.country", "TR"),
          Map.entry("user.timezone", Whereabouts.AWAY.zone()),
          Map.entry("java.io.tmpdir", "/var/elsewhere"),
          Map.entry("java.version", "26.0.1"),
          Map.entry("java.version.date", "2026-04-21"),
          Map.entry("java.specification.version", "26"),
          Map.entry("java.runtime.version", "26.0.1+8"),
          Map.entry("java.vm.version", "26.0.1+8"),
          Map.entry("java.vm.specification.version", "26"),
          Map.entry("java.vm.name", "Elsewhere VM"),
          Map.entry("java.vm.vendor", "Elsewhere"),
          Map.entry("java.vendor", "Elsewhere"),
          Map.entry("java.class.path", "/elsewhere.jar"),
          Map.entry("os.name", "Windows 11"),
          Map.entry("os.version", "10.0"),
          Map.entry("os.arch", "riscv64"),
          Map.entry("line.separator", "\r\n"),
          Map.entry("native.encoding", "Cp1254"));

  private static final Found FOUND = found();

  /** The way to be another machine, or why there is none. */
  private record Found(@Nullable Machine machine, @Nullable String lack) {}

  private final Innards innards;
  private final Field salt;
  private final Field reverse;
  private final Object environment;
  private final Field content;
  private final Map<String, String> own;

  private Machine() throws Throwable {
    innards = new Innards();
    Class<?> collections = Class.forName("java.util.ImmutableCollections");
    salt = collections.getDeclaredField("SALT32L");
    reverse = collections.getDeclaredField("REVERSE");
    Field variables =
        Class.forName("java.lang.ProcessEnvironment")
            .getDeclaredField("theUnmodifiableEnvironment");
    environment = innards.ofStatic(variables);
    content = environment.getClass().getDeclaredField("m");
    own = map(innards.of(environment, content));
  }

  @SuppressWarnings("unchecked") // The JDK declares this field as a map of texts.
  private static Map<String, String> map(Object content) {
    return (Map<String, String>) content;
  }

  // Another JVM may keep these things elsewhere: then they are the same in both places.
  private static Found found() {
    try {
      return new Found(new Machine(), null);
    } catch (Throwable otherwise) {
      return new Found(
          null,
          "what depends on the environment or on the order of sets is not found to: this JVM keeps"
              + " them elsewhere ("
              + otherwise
              + ")");
    }
  }

  /** What cannot be told in this JVM, in words; null where nothing is lacking. */
  static @Nullable String lack() {
    return FOUND.lack();
  }

  /** Makes this JVM look as if it ran there. */
  static void move(Whereabouts place) {
    burn();
    Machine only = FOUND.machine();
    if (only == null) {
      return;
    }
    try {
      only.be(place == Whereabouts.AWAY);
    } catch (Throwable refused) {
      throw new IllegalStateException("the JVM cannot be made to look like another", refused);
    }
  }

  // In the one place the elements of a table come from its first to its last, in the other the
  // other way round: so no order of two is the same in both.
  private void be(boolean away) throws Throwable {
    innards.setStatic(salt, away ? 0 : MOST_SALT);
    innards.setStatic(reverse, !away);
    innards.set(environment, content, away ? new Abundant(own) : own);
  }

  // The JVM deals identity hashes from one row of numbers that is always the same.
  private static void burn() {
    long count = Math.floorMod(System.nanoTime(), MOST_BURNT);
    int last = 0;
    for (long i = 0; i <= count; i++) {
      last |= System.identityHashCode(new Object());
    }
    if (last == 0) {
      throw new IllegalStateException("identity hashes are never all 0");
    }
  }

  /** The properties as they are there. */
  static Properties properties(Properties here, Whereabouts place) {
    Properties there = new Properties();
    there.putAll(here);
    if (place == Whereabouts.AWAY) {
      there.putAll(PROPERTIES);
    }
    return there;
  }

  /** An environment in which each variable is set, and to something else. */
  private static final class Abundant extends AbstractMap<String, String> {
    private final Map<String, String> changed = new LinkedHashMap<>();

    Abundant(Map<String, String> own) {
      own.keySet().forEach(name -> changed.put(name, VALUE));
      changed.put("HOME", VALUE);
      changed.put("ELSEWHERE", VALUE);
    }

    @Override
    public String get(Object name) {
      return VALUE;
    }

    @Override
    public boolean containsKey(Object name) {
      return true;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return changed.entrySet();
    }
  }
}
