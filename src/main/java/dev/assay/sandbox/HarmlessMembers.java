package dev.assay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which members of the types that {@link Harmless} allows are harmless as well. Stateless. */
final class HarmlessMembers {
  /** What every object has; none of it but {@code finalize} runs on a thread that lives on. */
  private static final Set<String> OF_OBJECT =
      words("getClass hashCode equals toString notify notifyAll wait clone");

  /** What tells of a member or a class and does nothing with it. */
  private static final String LOOKS =
      """
      getName getModifiers getDeclaringClass isSynthetic toGenericString getTypeParameters
      isAnnotationPresent getAnnotation getAnnotations getDeclaredAnnotation getDeclaredAnnotations
      getAnnotationsByType getDeclaredAnnotationsByType
      """;

  private static final String EXECUTABLE =
      """
      getParameterTypes getParameterCount getParameters getExceptionTypes getReturnType
      getGenericReturnType getGenericParameterTypes getGenericExceptionTypes isVarArgs isBridge
      isDefault getParameterAnnotations
      """;

  /** Where only some members are harmless; a constructor has to be named as well. */
  private static final Map<String, Set<String>> SOME =
      Map.ofEntries(
          some(
              "java/lang/System",
              """
              arraycopy currentTimeMillis nanoTime identityHashCode lineSeparator getProperty getenv
              out err
              """),
          some("java/lang/Thread", "sleep onSpinWait"),
          // The figures only: no hooks, no processes, no libraries, no collection of garbage.
          some(
              "java/lang/Runtime",
              "getRuntime availableProcessors freeMemory totalMemory maxMemory"),
          some(
              "java/lang/Class",
              LOOKS
                  + """
                  getSimpleName getTypeName getCanonicalName getPackageName getPackage isInstance cast
                  asSubclass isInterface isEnum isRecord isArray isPrimitive isAnnotation isSealed
                  isHidden isAnonymousClass isLocalClass isMemberClass isAssignableFrom
                  getEnumConstants getSuperclass getInterfaces getGenericSuperclass
                  getGenericInterfaces getComponentType componentType arrayType descriptorString
                  getEnclosingClass getEnclosingMethod getEnclosingConstructor getNestHost
                  getDeclaredField getDeclaredFields getField getFields getDeclaredMethod
                  getDeclaredMethods getMethod getMethods getDeclaredConstructor
                  getDeclaredConstructors getConstructor getConstructors getDeclaredClasses getClasses
                  getRecordComponents getPermittedSubclasses desiredAssertionStatus getResource
                  getResourceAsStream getClassLoader
                  """),
          // It reads what the class path or the JDK brings, and finds no classes.
          some("java/lang/ClassLoader", "getResource getResourceAsStream"),
          some("java/lang/Package", "getName"),
          some("java/lang/reflect/AccessibleObject", LOOKS),
          some("java/lang/reflect/Executable", LOOKS + EXECUTABLE),
          some("java/lang/reflect/Method", LOOKS + EXECUTABLE),
          some("java/lang/reflect/Constructor", LOOKS + EXECUTABLE),
          some("java/lang/reflect/Field", LOOKS + "getType getGenericType isEnumConstant"),
          some("java/lang/reflect/Parameter", LOOKS + "getType getParameterizedType isVarArgs"),
          some("java/lang/reflect/RecordComponent", LOOKS + "getType getGenericType getAccessor"),
          // Named wherever there is a lambda; nothing of theirs may be called.
          some("java/lang/invoke/MethodHandles", ""),
          some("java/lang/invoke/MethodHandles$Lookup", ""),
          some("java/lang/invoke/MethodHandle", ""),
          some("java/lang/invoke/CallSite", ""),
          some("java/lang/invoke/MethodType", ""),
          some("java/lang/invoke/SerializedLambda", ""),
          // What serializable classes call on a stream they are given; none of them makes one.
          some(
              "java/io/ObjectInputStream",
              """
              defaultReadObject readObject readInt readBoolean readLong readByte readShort readChar
              readFloat readDouble readUTF readFields
              """),
          some(
              "java/io/ObjectOutputStream",
              """
              defaultWriteObject writeObject writeInt writeBoolean writeLong writeByte writeShort
              writeChar writeFloat writeDouble writeUTF writeFields putFields
              """),
          some("java/io/PrintStream", "<init> print println printf format append write flush"),
          // No connection, and no handler or factory of one's own.
          some(
              "java/net/URL",
              """
              <init> getProtocol getHost getPort getDefaultPort getPath getFile getQuery getRef
              getAuthority getUserInfo toExternalForm toURI
              """),
          // The JDK keeps a logger by its name: none of what it can be told to be otherwise.
          some(
              "java/util/logging/Logger",
              """
              getLogger getAnonymousLogger getName getLevel isLoggable log logp fine finer finest info
              warning severe config entering exiting throwing
              """),
          some(
              "java/util/logging/Level",
              """
              OFF SEVERE WARNING INFO CONFIG FINE FINER FINEST ALL getName intValue
              """),
          // A bundle is kept for the module that asked, which is the order's own.
          some(
              "java/util/ResourceBundle",
              """
              <init> getBundle getString getStringArray getObject getKeys keySet containsKey getLocale
              getBaseBundleName handleGetObject handleKeySet parent setParent
              """),
          some("java/util/ResourceBundle$Control", ""));

  /** Sets a default of the JVM, or works on threads that all code shares. */
  private static final List<String> SHARED = List.of("setDefault", "parallel");

  /** Those which take the name of a file as a String. */
  private static final Set<String> OPENING =
      Set.of("java/io/PrintStream", "java/io/PrintWriter", "java/util/Formatter");

  /** Takes a threshold from which on it works on threads that all code shares. */
  private static final String BULK = "java/util/concurrent/ConcurrentHashMap";

  private static final Set<String> OF_LOGGERS =
      Set.of("(Ljava/lang/String;)Ljava/util/logging/Logger;", "()Ljava/util/logging/Logger;");

  private static final Set<String> OF_BUNDLES =
      Set.of(
          "(Ljava/lang/String;)Ljava/util/ResourceBundle;",
          "(Ljava/lang/String;Ljava/util/Locale;)Ljava/util/ResourceBundle;");

  /** AssertJ's settings, which are the same for all tests of a JVM. */
  private static final Pattern FOR_ALL_TESTS =
      Pattern.compile("(set|register|use|unregister)\\p{Lu}.*|throwUnsupportedExceptionOnEquals");

  /** What gives classes that no code has named; the JDK initialises one where it is an enum. */
  private static final Pattern FINDING =
      Pattern.compile(
          """
          get(Return|Parameter|Exception|Component|Generic|Raw|Owner|ActualTypeArguments)\\w*|getType\
          |get(Upper|Lower)?Bounds|getAnnotatedBounds|get\\w*Classes|getPermittedSubclasses\
          |getRecordComponents|get(Enclosing|Declaring)Class|getNestHost|componentType\
          |(get|find)\\w*Annotation\\w*\
          """);

  private HarmlessMembers() {}

  private static Map.Entry<String, Set<String>> some(String type, String members) {
    return Map.entry(
        type,
        Stream.concat(words(members).stream(), OF_OBJECT.stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  static boolean has(String owner, String name, String descriptor) {
    Set<String> only = SOME.get(owner);
    return (only == null || only.contains(name))
        && SHARED.stream().noneMatch(name::startsWith)
        && !opensFile(owner, name, descriptor)
        && !(owner.equals(BULK) && descriptor.startsWith("(J"))
        && (!name.equals("getBundle") || OF_BUNDLES.contains(descriptor))
        && (!descriptor.endsWith(")Ljava/util/logging/Logger;") || OF_LOGGERS.contains(descriptor));
  }

  private static boolean opensFile(String owner, String name, String descriptor) {
    return OPENING.contains(owner)
        && name.equals("<init>")
        && descriptor.startsWith("(Ljava/lang/String;");
  }

  /** Whether a member gives classes that the code which calls it need not name. */
  static boolean findsClasses(String owner, String name) {
    boolean reflects = owner.equals("java/lang/Class") || owner.startsWith("java/lang/reflect/");
    return reflects && FINDING.matcher(name).matches();
  }

  /** Whether a member of a test library sets something for all tests that come after. */
  static boolean setsForAllTests(String name) {
    return FOR_ALL_TESTS.matcher(name).matches();
  }
}
