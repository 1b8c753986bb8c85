package dev.assay.sandbox;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of the JDK from which nothing outlives the object that used it: no threads, no files, no
 * reflection that does anything, no class loaders, no defaults of the JVM. Names are the internal
 * ones; which members of a type are harmless is for {@link HarmlessMembers} to say. Stateless.
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
          // Who holds one for ever leaves a thread that waits, and that is seen.
          "java/util/concurrent/locks",
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
          "java/util/concurrent/locks/LockSupport",
          "java/time/zone/ZoneRulesProvider",
          "java/time/zone/TzdbZoneRulesProvider");

  private static final Pattern INPUT_AND_OUTPUT =
      Pattern.compile(
          """
          java/io/(Serializable|Externalizable|Closeable|Flushable|\\w*Exception|DataInput|DataOutput\
          |Object(In|Out)put(Stream)?|(Filter|Buffered|ByteArray|Data|Sequence|Pushback)?(In|Out)putStream\
          |(Filter|Buffered|String|CharArray|Pushback|LineNumber)?(Reader|Writer)\
          |InputStreamReader|OutputStreamWriter|PrintStream|PrintWriter|StreamTokenizer)\
          |java/nio/(\\w*Buffer|ByteOrder|Buffer\\w+Exception|ReadOnlyBufferException)\
          |java/nio/charset/(Charset|StandardCharsets|Charset(De|En)coder|Coder\\w+|CodingErrorAction\
          |\\w+Exception)\
          |java/net/(URI|URL|IDN|URLDecoder|URLEncoder|URISyntaxException|MalformedURLException)\
          |java/security/(MessageDigest|SecureRandom|\\w+Exception)\
          |java/util/zip/(Checksum|CRC32|CRC32C|Adler32)\
          |java/util/logging/(Logger|Level)\
          """);

  private static final Pattern CONCURRENT =
      Pattern.compile(
          """
          java/util/concurrent/(Callable|ConcurrentHashMap|ConcurrentMap|ConcurrentNavigableMap\
          |CopyOnWriteArrayList|CopyOnWriteArraySet|ConcurrentLinkedQueue|ConcurrentLinkedDeque\
          |ConcurrentSkipListMap|ConcurrentSkipListSet|(Array|Linked|Priority)?Blocking(Queue|Deque)\
          |DelayQueue|Delayed|SynchronousQueue|CountDownLatch|CyclicBarrier|Semaphore|Exchanger|Phaser\
          |TimeUnit|\\w+Exception|ThreadLocalRandom|Future|Executor)\
          """);

  private static final Pattern LANGUAGE =
      Pattern.compile(
          """
          java/lang/(Object|String|StringBuilder|StringBuffer|CharSequence|Comparable|Iterable\
          |Cloneable|AutoCloseable|Record|Enum|Math|StrictMath|Number|Boolean|Byte|Short|Character\
          |Character\\$Unicode\\w+|Integer|Long|Float|Double|Void|Class|ClassLoader|System|Thread\
          |Runnable|Runtime|Appendable|Readable|Throwable|StackTraceElement|Override|Deprecated\
          |FunctionalInterface|SafeVarargs|SuppressWarnings|Package|(Inheritable)?ThreadLocal\
          |\\w*Exception|\\w*Error)\
          |java/lang/ref/((Weak|Soft|Phantom)?Reference|ReferenceQueue)\
          |java/lang/annotation/\\w+\
          |java/lang/reflect/(Array|Modifier|Type|\\w+Type|TypeVariable|GenericDeclaration|Member\
          |AnnotatedElement|AccessibleObject|Executable|Method|Constructor|Field|Parameter\
          |RecordComponent|\\w+Exception|\\w+Error)\
          |java/lang/runtime/(ObjectMethods|SwitchBootstraps)\
          |java/lang/invoke/(LambdaMetafactory|StringConcatFactory|MethodHandles(\\$Lookup)?\
          |SerializedLambda|MethodHandle|MethodType|CallSite|TypeDescriptor)\
          |java/util/random/RandomGenerator\\
          """);

  private static final List<String> OURS =
      List.of(
          "dev/assay/",
          "java/",
          "javax/",
          "jdk/",
          "sun/",
          "junit/",
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
          |org/assertj/core/api/[\\w$]+\
          """);

  /** An annotation that has classes made or conditions asked, or a method of another class. */
  private static final Pattern CALLING =
      Pattern.compile(
          """
          Lorg/junit/jupiter/api/(extension|condition|io|parallel)/.*\
          |Lorg/junit/jupiter/params/(provider/ArgumentsSource|converter/|aggregator/).*\
          |[\\w.$]+#[\\w.$]+(\\(.*\\))?\
          """);

  private Harmless() {}

  static boolean type(String name) {
    int slash = name.lastIndexOf('/');
    String packageName = name.substring(0, Math.max(0, slash));
    int nested = name.indexOf('$');
    String outermost = nested < 0 ? name : name.substring(0, nested);
    return (PACKAGES.contains(packageName) && !NOT.contains(outermost))
        || LANGUAGE.matcher(name).matches()
        || INPUT_AND_OUTPUT.matcher(outermost).matches()
        || CONCURRENT.matcher(outermost).matches();
  }

  /** What written tests may name besides: it asserts and keeps nothing. */
  static boolean typeOfTests(String name) {
    return TESTS.matcher(name).matches();
  }

  /**
   * Whether a member of a harmless type is harmless too. All that it takes and gives has to be:
   * whatever else comes from where nobody looked.
   */
  static boolean member(String owner, String name, String descriptor) {
    return HarmlessMembers.has(owner, name, descriptor)
        && types(descriptor).allMatch(Harmless::type);
  }

  /**
   * Whether a text in the class file of a test may be there. The test library reads annotations,
   * which name classes and methods without a reference to them.
   */
  static boolean textOfTests(String text) {
    return !CALLING.matcher(text).matches();
  }

  /** The same, of what tests may name besides. */
  static boolean memberOfTests(String name) {
    return !HarmlessMembers.setsForAllTests(name);
  }

  /** The internal names of the classes in a descriptor. */
  static Stream<String> types(String descriptor) {
    Stream<ClassDesc> all =
        descriptor.startsWith("(")
            ? inSignature(MethodTypeDesc.ofDescriptor(descriptor))
            : Stream.of(ClassDesc.ofDescriptor(descriptor));
    return all.map(ClassDesc::descriptorString)
        .map(each -> each.substring(each.lastIndexOf('[') + 1))
        .filter(each -> each.startsWith("L"))
        .map(each -> each.substring(1, each.length() - 1));
  }

  private static Stream<ClassDesc> inSignature(MethodTypeDesc type) {
    return Stream.concat(Stream.of(type.returnType()), type.parameterList().stream());
  }

  /** Whether a class bears a name that means another class in the child. */
  static boolean taken(String name) {
    return OURS.stream().anyMatch(name::startsWith);
  }
}
