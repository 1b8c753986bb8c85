package dev.assay.query.fingerprint;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own parser, as libpg_query has it. To be called only on threads with large stacks
 * ({@link DeepThreads}): it recurses as deep as a statement nests, and where the stack ends the JVM
 * ends. Safe on several such threads at a time.
 *
 * <p>Fingerprint and split are all that is called. Both were run on every way to nest 120,000 deep:
 * none took more than 8 MB of stack, since the fingerprint looks no deeper than 100 levels and the
 * parser keeps its own stack on the heap and bounds it. {@code pg_query_normalize} is not called:
 * it leaves comments in, and literals in all but queries.
 */
// Calling foreign functions is what this class is for; javac has no other way to be told so.
@SuppressWarnings("restricted")
final class PgQuery {
  private static final String SONAME = "libpg_query.so.1504.0";
  private static final String SONAME_VERSION = "libpg_query-15-4.0.0";
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

  private static final StructLayout FINGERPRINT_RESULT =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("fingerprint"),
          ADDRESS.withName("text"),
          ADDRESS.withName("stderr"),
          ADDRESS.withName("error"));

  private static final StructLayout SPLIT_RESULT =
      MemoryLayout.structLayout(
          ADDRESS.withName("statements"),
          JAVA_INT.withName("count"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("stderr"),
          ADDRESS.withName("error"));

  private static final StructLayout PARSE_RESULT =
      MemoryLayout.structLayout(
          ADDRESS.withName("tree"), ADDRESS.withName("stderr"), ADDRESS.withName("error"));

  private static final long COUNT = ADDRESS.byteSize();
  private static final long PARSE_ERROR = 2 * ADDRESS.byteSize();
  private static final long ERROR = 3 * ADDRESS.byteSize();

  private final String algorithm;
  private final Call fingerprint;
  private final Call split;

  /** A function from a text to a structure, and the function that frees what is in it. */
  private record Call(MethodHandle function, MethodHandle free) {
    static Call of(SymbolLookup library, String name, StructLayout result) {
      Linker linker = Linker.nativeLinker();
      return new Call(
          linker.downcallHandle(
              library.findOrThrow("pg_query_" + name), FunctionDescriptor.of(result, ADDRESS)),
          linker.downcallHandle(
              library.findOrThrow("pg_query_free_" + name.replace("_with_parser", "") + "_result"),
              FunctionDescriptor.ofVoid(result)));
    }

    MemorySegment of(Arena arena, String sql) {
      try {
        MemorySegment text = arena.allocateFrom(sql, StandardCharsets.UTF_8);
        return (MemorySegment) function.invoke(arena, text);
      } catch (Throwable e) {
        throw new IllegalStateException("a call of libpg_query failed", e);
      }
    }

    void free(MemorySegment result) {
      try {
        free.invoke(result);
      } catch (Throwable e) {
        throw new IllegalStateException("libpg_query could not free an answer", e);
      }
    }
  }

  /** What the parser says of a text. */
  sealed interface Parsed {
    /** It is SQL; {@code fingerprint} has 16 hexadecimal digits. */
    record Understood(String fingerprint) implements Parsed {}

    /** It is none to this version. */
    record Refused(String message) implements Parsed {}
  }

  private PgQuery(SymbolLookup library, String algorithm) {
    this.algorithm = algorithm;
    this.fingerprint = Call.of(library, "fingerprint", FINGERPRINT_RESULT);
    this.split = Call.of(library, "split_with_parser", SPLIT_RESULT);
  }

  /** The library if the system's loader finds it; the version that was tested before any other. */
  static Optional<PgQuery> load() {
    return Stream.of(SONAME, System.mapLibraryName("pg_query"))
        .map(PgQuery::load)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<PgQuery> load(String name) {
    try {
      // Never unloaded: its threads clean up behind themselves when they end.
      SymbolLookup library = SymbolLookup.libraryLookup(name, Arena.global());
      return Optional.of(
          new PgQuery(library, name.equals(SONAME) ? SONAME_VERSION : version(library)));
    } catch (IllegalArgumentException | NoSuchElementException absent) {
      return Optional.empty();
    }
  }

  // The library does not tell its own version, but that of the PostgreSQL whose parser it has.
  private static String version(SymbolLookup library) {
    Call parse = Call.of(library, "parse", PARSE_RESULT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = parse.of(arena, "SELECT 1");
      try {
        Matcher version = VERSION.matcher(isNull(result, PARSE_ERROR) ? text(result, 0) : "");
        return "libpg_query-pg" + (version.find() ? version.group(1) : "-unknown");
      } finally {
        parse.free(result);
      }
    }
  }

  /** What made the fingerprints, with its version. */
  String algorithm() {
    return algorithm;
  }

  /** The fingerprint of a text without NUL. */
  Parsed fingerprint(String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = fingerprint.of(arena, sql);
      try {
        return isNull(result, ERROR)
            ? new Parsed.Understood(HexFormat.of().toHexDigits(result.get(JAVA_LONG, 0)))
            : new Parsed.Refused(text(target(result, ERROR), 0));
      } finally {
        fingerprint.free(result);
      }
    }
  }

  /** How many statements there are in a text that the parser understood. */
  int statements(String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = split.of(arena, sql);
      try {
        if (!isNull(result, ERROR)) {
          throw new IllegalStateException(
              "libpg_query refuses to split what it parsed: " + text(target(result, ERROR), 0));
        }
        return result.get(JAVA_INT, COUNT);
      } finally {
        split.free(result);
      }
    }
  }

  private static boolean isNull(MemorySegment structure, long offset) {
    return structure.get(ADDRESS, offset).equals(MemorySegment.NULL);
  }

  private static MemorySegment target(MemorySegment structure, long offset) {
    return structure.get(ADDRESS, offset).reinterpret(Long.MAX_VALUE);
  }

  private static String text(MemorySegment structure, long offset) {
    return target(structure, offset).getString(0);
  }
}
