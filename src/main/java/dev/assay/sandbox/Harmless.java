package dev.assay.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of the JDK from which nothing outlives the object that used it: no threads, no files, no
 * reflection, no class loaders, no defaults of the JVM. Names are the internal ones. Stateless.
 */
final class Harmless {
  /** Packages all of whose classes are harmless but those in {@link #NOT}. */
  private static final Set<String> PACKAGES =
      Set.of(
          "java/util",
          "java/util/function",
          "java/util/regex",
          "java/util/stream",
          "java/util/concurrent/atomic",
          "java/math",
          "java/text",
          "java/time",
          "java/time/chrono",
          "java/time/format",
          "java/time/temporal",
          "java/time/zone");

  private static final Set<String> NOT =
      Set.of(
          "java/util/ServiceLoader",
          "java/util/Timer",
          "java/util/TimerTask",
          "java/util/ResourceBundle",
          "java/util/ListResourceBundle",
          "java/util/PropertyResourceBundle",
          "java/util/Formatter",
          "java/util/stream/StreamSupport",
          "java/time/zone/ZoneRulesProvider",
          "java/time/zone/TzdbZoneRulesProvider");

  private static final Set<String> TYPES =
      Set.of(
          "java/io/Serializable",
          "java/io/Closeable",
          "java/io/Flushable",
          "java/io/IOException",
          "java/io/UncheckedIOException",
          "java/io/EOFException",
          "java/io/FileNotFoundException",
          "java/io/InvalidObjectException",
          "java/io/NotSerializableException",
          "java/io/ObjectInputStream",
          "java/io/ObjectOutputStream",
          "java/io/ObjectStreamException",
          "java/io/InputStream",
          "java/io/OutputStream",
          "java/io/ByteArrayInputStream",
          "java/io/ByteArrayOutputStream",
          "java/io/Reader",
          "java/io/Writer",
          "java/io/StringReader",
          "java/io/StringWriter",
          "java/io/BufferedReader",
          "java/io/BufferedWriter",
          "java/io/PrintStream",
          "java/io/PrintWriter",
          "java/nio/ByteBuffer",
          "java/nio/CharBuffer",
          "java/nio/ByteOrder",
          "java/nio/charset/Charset",
          "java/nio/charset/StandardCharsets",
          "java/net/URI",
          "java/net/URISyntaxException",
          "java/net/URLDecoder",
          "java/net/URLEncoder",
          "java/security/MessageDigest",
          "java/security/NoSuchAlgorithmException",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps",
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          // Named wherever there is a lambda; nothing of theirs may be called.
          "java/lang/invoke/MethodHandles",
          "java/lang/invoke/MethodHandles$Lookup",
          "java/util/concurrent/Callable",
          "java/util/concurrent/ConcurrentHashMap",
          "java/util/concurrent/ConcurrentMap",
          "java/util/concurrent/CopyOnWriteArrayList",
          "java/util/concurrent/ConcurrentLinkedQueue",
          "java/util/concurrent/ConcurrentLinkedDeque",
          "java/util/concurrent/ConcurrentSkipListMap",
          "java/util/concurrent/TimeUnit",
          "java/util/concurrent/TimeoutException",
          "java/util/concurrent/ThreadLocalRandom");

  private static final Pattern LANGUAGE =
      Pattern.compile(
          """
          java/lang/(Object|String|StringBuilder|StringBuffer|CharSequence|Comparable|Iterable\
          |Cloneable|AutoCloseable|Record|Enum|Math|StrictMath|Number|Boolean|Byte|Short|Character\
          |Character\\$Unicode\\w+|Integer|Long|Float|Double|Void|Class|System|Thread|Runnable\
          |Appendable|Readable|Throwable|StackTraceElement|Override|Deprecated|FunctionalInterface\
          |SafeVarargs|SuppressWarnings|\\w*Exception|\\w*Error)\
          """);

  /** Where only some members are harmless. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java/lang/System",
              Set.of(
                  "arraycopy",
                  "currentTimeMillis",
                  "nanoTime",
                  "identityHashCode",
                  "lineSeparator",
                  "getProperty",
                  "getenv",
                  "out",
                  "err"),
          "java/lang/Thread", Set.of("sleep", "onSpinWait"),
          "java/lang/Class",
              Set.of(
                  "getName",
                  "getSimpleName",
                  "getTypeName",
                  "getCanonicalName",
                  "getPackageName",
                  "isInstance",
                  "cast",
                  "isInterface",
                  "isEnum",
                  "isRecord",
                  "isArray",
                  "isPrimitive",
                  "isAssignableFrom",
                  "getEnumConstants",
                  "getSuperclass",
                  "desiredAssertionStatus",
                  "hashCode",
                  "equals",
                  "toString"),
          "java/lang/invoke/MethodHandles", Set.of(),
          "java/lang/invoke/MethodHandles$Lookup", Set.of(),
          // What serializable classes call on a stream they are given; none of them makes one.
          "java/io/ObjectInputStream",
              Set.of("defaultReadObject", "readObject", "readInt", "readBoolean", "readLong"),
          "java/io/ObjectOutputStream",
              Set.of("defaultWriteObject", "writeObject", "writeInt", "writeBoolean", "writeLong"),
          "java/io/PrintStream",
              Set.of("print", "println", "printf", "format", "append", "write", "flush"));

  /** Sets a default of the JVM, or works on threads that all code shares. */
  private static final List<String> SHARED = List.of("setDefault", "parallel");

  private static final List<String> OURS =
      List.of(
          "dev/assay/",
          "java/",
          "javax/",
          "jdk/",
          "sun/",
          "org/junit/",
          "org/opentest4j/",
          "org/assertj/",
          "org/hamcrest/",
          "org/apiguardian/",
          "org/jspecify/",
          "net/bytebuddy/");

  private static final Pattern TESTS =
      Pattern.compile(
          """
          org/junit/jupiter/api/(Assertions|Assumptions|Test|function/\\w+)\
          |org/junit/jupiter/params/provider/Arguments(\\$\\w+)?\
          |org/junit/Assert|org/opentest4j/\\w+\
          |org/assertj/core/api/\\w+\
          """);

  private Harmless() {}

  static boolean type(String name) {
    int slash = name.lastIndexOf('/');
    String packageName = name.substring(0, Math.max(0, slash));
    int nested = name.indexOf('$');
    String outermost = nested < 0 ? name : name.substring(0, nested);
    return TYPES.contains(name)
        || (PACKAGES.contains(packageName) && !NOT.contains(outermost))
        || LANGUAGE.matcher(name).matches();
  }

  /** What written tests may name besides: it asserts and keeps nothing. */
  static boolean typeOfTests(String name) {
    return TESTS.matcher(name).matches();
  }

  /** Whether a member of a harmless type is harmless too. */
  static boolean member(String owner, String name, String descriptor) {
    Set<String> only = MEMBERS.get(owner);
    boolean opensFile =
        owner.equals("java/io/PrintWriter")
            && name.equals("<init>")
            && descriptor.startsWith("(Ljava/lang/String;");
    return (only == null || only.contains(name))
        && !opensFile
        && SHARED.stream().noneMatch(name::startsWith);
  }

  /** Whether a stranger's class bears a name that means another class in the child. */
  static boolean taken(String name) {
    return OURS.stream().anyMatch(name::startsWith);
  }
}
