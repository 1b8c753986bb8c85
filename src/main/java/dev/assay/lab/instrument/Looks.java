package dev.assay.lab.instrument;

import dev.assay.lab.probe.Wishes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the calls of the platform that look at a text, and writes what notes other texts before
 * them: what a pattern matches, a number that can be read, a letter of the kind that is asked for.
 * Stateless.
 */
final class Looks {
  private static final ClassDesc WISHES = Wishes.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final MethodTypeDesc TWO =
      MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT, OBJECT, INT, INT);
  private static final MethodTypeDesc EXAMPLES =
      MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT, ConstantDescs.CD_String, INT, INT);
  private static final MethodTypeDesc KIND =
      MethodTypeDesc.of(ConstantDescs.CD_void, INT, ConstantDescs.CD_String, INT, INT);
  private static final MethodTypeDesc INSIDE =
      MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT, INT, INT, INT);
  private static final String STRING = "Ljava/lang/String;";
  private static final String CHARS = "Ljava/lang/CharSequence;";
  private static final String ANY = "Ljava/lang/Object;";

  /** Calls with two operands, by what notes them. */
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("java/util/regex/Pattern.matcher(" + CHARS + ")", "pattern"),
          Map.entry("java/util/regex/Pattern.split(" + CHARS + ")", "pattern"),
          Map.entry("java/util/regex/Pattern.matches(" + STRING + CHARS + ")", "pattern"),
          Map.entry("java/lang/String.matches(" + STRING + ")", "matching"),
          Map.entry("java/lang/String.split(" + STRING + ")", "matching"),
          Map.entry("java/lang/String.indexOf(I)", "inside"),
          Map.entry("java/lang/String.lastIndexOf(I)", "inside"));

  /** The same with a third operand, which is left as it is. */
  private static final Map<String, String> TRIPLES =
      Map.ofEntries(
          Map.entry("java/lang/String.replaceAll(" + STRING + STRING + ")", "matching"),
          Map.entry("java/lang/String.replaceFirst(" + STRING + STRING + ")", "matching"),
          Map.entry("java/lang/String.split(" + STRING + "I)", "matching"),
          Map.entry("java/lang/String.startsWith(" + STRING + "I)", "holding"),
          Map.entry("java/lang/String.indexOf(" + STRING + "I)", "holding"),
          Map.entry("java/lang/String.indexOf(II)", "inside"));

  private static final Set<String> ASKED =
      Set.of("get(" + ANY + ")", "containsKey(" + ANY + ")", "contains(" + ANY + ")");
  private static final Set<String> COLLECTIONS =
      Set.of(
          "java/util/Map",
          "java/util/HashMap",
          "java/util/LinkedHashMap",
          "java/util/TreeMap",
          "java/util/Set",
          "java/util/HashSet",
          "java/util/LinkedHashSet",
          "java/util/List",
          "java/util/Collection");

  /** Letters of the kind that is asked for, and one of another kind. */
  private static final Map<String, String> KINDS =
      Map.of(
          "isDigit", "1a",
          "isLetter", "a1",
          "isLetterOrDigit", "a-",
          "isAlphabetic", "a1",
          "isWhitespace", " a",
          "isSpaceChar", " a",
          "isUpperCase", "Aa",
          "isLowerCase", "aA",
          "isJavaIdentifierStart", "a-",
          "isJavaIdentifierPart", "a-");

  /** Texts that can be read, by the method that reads its only operand. */
  private static final Map<String, String> EXAMPLES_OF =
      Map.ofEntries(
          Map.entry("java/lang/Integer.parseInt(" + STRING + ")", "7|-1|99999999999"),
          Map.entry("java/lang/Integer.valueOf(" + STRING + ")", "7|-1|99999999999"),
          Map.entry("java/lang/Long.parseLong(" + STRING + ")", "7|-1"),
          Map.entry("java/lang/Long.valueOf(" + STRING + ")", "7|-1"),
          Map.entry("java/lang/Short.parseShort(" + STRING + ")", "7|-1"),
          Map.entry("java/lang/Byte.parseByte(" + STRING + ")", "7|-1"),
          Map.entry("java/lang/Double.parseDouble(" + STRING + ")", "7|-1.5|NaN"),
          Map.entry("java/lang/Double.valueOf(" + STRING + ")", "7|-1.5|NaN"),
          Map.entry("java/lang/Float.parseFloat(" + STRING + ")", "7|-1.5"),
          Map.entry("java/lang/Float.valueOf(" + STRING + ")", "7|-1.5"),
          Map.entry("java/math/BigDecimal.<init>(" + STRING + ")", "7|-1.5"),
          Map.entry("java/math/BigInteger.<init>(" + STRING + ")", "7|-1"),
          Map.entry("java/util/Currency.getInstance(" + STRING + ")", "EUR"),
          Map.entry("java/util/UUID.fromString(" + STRING + ")", "0-1-2-3-4"),
          Map.entry("java/time/LocalDate.parse(" + CHARS + ")", "2024-02-29"),
          Map.entry("java/time/LocalTime.parse(" + CHARS + ")", "10:15:30"),
          Map.entry("java/time/LocalDateTime.parse(" + CHARS + ")", "2024-02-29T10:15:30"),
          Map.entry("java/time/Instant.parse(" + CHARS + ")", "2024-02-29T10:15:30Z"),
          Map.entry("java/time/Duration.parse(" + CHARS + ")", "PT1H30M"),
          Map.entry("java/time/Period.parse(" + CHARS + ")", "P1M15D"),
          Map.entry("java/time/ZoneId.of(" + STRING + ")", "UTC"),
          Map.entry("java/net/URI.<init>(" + STRING + ")", "https://example.org/a?b=c"),
          Map.entry("java/net/URI.create(" + STRING + ")", "https://example.org/a?b=c"));

  private Looks() {}

  /** Whether a call is one of those. */
  static boolean at(InvokeInstruction call) {
    return pair(call) != null || single(call) != null;
  }

  /** Notes the operands of one of those, which are on the stack. */
  static void write(CodeBuilder code, InvokeInstruction call, int place, int site) {
    String pair = pair(call);
    if (pair == null) {
      code.dup().loadConstant(Objects.requireNonNull(single(call)));
      code.loadConstant(place).loadConstant(site);
      boolean kind = kind(call) != null;
      code.invokestatic(WISHES, kind ? "kind" : "readable", kind ? KIND : EXAMPLES);
      return;
    }
    boolean third = TRIPLES.containsKey(name(call));
    if (third) {
      code.dup_x2().pop();
    }
    code.dup2().loadConstant(place).loadConstant(site);
    code.invokestatic(WISHES, pair, pair.equals("inside") ? INSIDE : TWO);
    if (third) {
      code.dup2_x1().pop2();
    }
  }

  private static @Nullable String pair(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = name(call);
    boolean asks =
        COLLECTIONS.contains(owner) && ASKED.contains(name.substring(owner.length() + 1));
    return asks ? "among" : PAIRS.getOrDefault(name, TRIPLES.get(name));
  }

  private static @Nullable String single(InvokeInstruction call) {
    String kind = kind(call);
    return kind != null ? kind : EXAMPLES_OF.get(name(call));
  }

  private static @Nullable String kind(InvokeInstruction call) {
    return call.owner().asInternalName().equals("java/lang/Character")
            && call.type().stringValue().matches("\\([CI]\\)Z")
        ? KINDS.get(call.name().stringValue())
        : null;
  }

  /** Without what it answers. */
  private static String name(InvokeInstruction call) {
    String type = call.type().stringValue();
    return call.owner().asInternalName()
        + "."
        + call.name().stringValue()
        + type.substring(0, type.indexOf(')') + 1);
  }
}
