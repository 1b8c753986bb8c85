package dev.assay.testgen.inputs;

import static dev.assay.testgen.inputs.Value.call;
import static dev.assay.testgen.inputs.Value.constant;
import static dev.assay.testgen.inputs.Value.newFrom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Classes of the JDK that are neither numbers, text, collections nor times. */
final class PlatformRule implements ValueRule {
  private static final List<String> TEXT = List.of("java.lang.String");
  private static final List<String> CHARS = List.of("java.lang.CharSequence");

  private static final Map<String, List<Candidate>> VALUES =
      Map.ofEntries(
          Map.entry(
              "java.math.BigDecimal",
              List.of(
                  new Candidate(newFrom(BigDecimal.class, "12.50"), "12Point50"),
                  new Candidate(constant(BigDecimal.class, "ZERO"), "Zero"),
                  new Candidate(newFrom(BigDecimal.class, "-0.01"), "JustBelowZero"),
                  new Candidate(newFrom(BigDecimal.class, "0.01"), "JustAboveZero"),
                  new Candidate(newFrom(BigDecimal.class, "1E+3"), "ScaledBy10To3"))),
          Map.entry(
              "java.math.BigInteger",
              List.of(
                  new Candidate(newFrom(BigInteger.class, "12"), "12"),
                  new Candidate(constant(BigInteger.class, "ZERO"), "Zero"),
                  new Candidate(newFrom(BigInteger.class, "-1"), "MinusOne"),
                  new Candidate(newFrom(BigInteger.class, "9223372036854775808"), "BeyondLong"))),
          Map.entry(
              "java.util.UUID",
              one(
                  call(
                      UUID.class,
                      "fromString",
                      TEXT,
                      List.of(Value.of("123e4567-e89b-12d3-a456-426614174000"))))),
          Map.entry(
              "java.util.Locale",
              List.of(
                  new Candidate(constant(Locale.class, "ROOT"), "Root"),
                  new Candidate(constant(Locale.class, "GERMANY"), "Germany"))),
          Map.entry(
              "java.util.Currency",
              one(call(Currency.class, "getInstance", TEXT, List.of(Value.of("EUR"))))),
          Map.entry(Charset.class.getName(), one(constant(StandardCharsets.class, "UTF_8"))),
          Map.entry(
              Path.class.getName(),
              one(
                  call(
                      Path.class,
                      "of",
                      List.of("java.lang.String", "java.lang.String[]"),
                      List.of(Value.of("docs/readme.txt"))))),
          Map.entry(
              Pattern.class.getName(),
              one(call(Pattern.class, "compile", TEXT, List.of(Value.of("[a-z]+"))))),
          Map.entry(
              URI.class.getName(),
              one(call(URI.class, "create", TEXT, List.of(Value.of("https://example.org/"))))),
          Map.entry("java.lang.Class", one(new Value.ClassLiteral(TypeName.of(String.class)))),
          Map.entry("java.lang.Object", one(Value.of("abc"))),
          Map.entry("java.lang.StringBuilder", one(newFrom(StringBuilder.class, "abc"))),
          Map.entry("java.lang.StringBuffer", one(newFrom(StringBuffer.class, "abc"))),
          Map.entry("java.lang.Appendable", one(empty(StringBuilder.class))),
          Map.entry("java.lang.Throwable", one(newFrom(IllegalStateException.class, "broken"))),
          Map.entry("java.lang.Exception", one(newFrom(IllegalStateException.class, "broken"))),
          Map.entry(
              "java.lang.RuntimeException", one(newFrom(IllegalStateException.class, "broken"))),
          Map.entry("java.io.Reader", one(newFrom(StringReader.class, "abc"))),
          Map.entry("java.io.Writer", one(empty(StringWriter.class))),
          Map.entry("java.io.OutputStream", one(empty(ByteArrayOutputStream.class))),
          Map.entry(
              "java.io.InputStream",
              one(
                  new Value.New(
                      TypeName.of(ByteArrayInputStream.class),
                      List.of("byte[]"),
                      List.of(
                          new Value.ArrayOf(
                              TypeName.of(byte.class),
                              List.of(Value.of((byte) 1), Value.of((byte) 2)))),
                      null))),
          Map.entry(AtomicInteger.class.getName(), one(empty(AtomicInteger.class))),
          Map.entry(AtomicLong.class.getName(), one(empty(AtomicLong.class))),
          Map.entry(
              Number.class.getName(),
              List.of(new Candidate(Value.of(5), "5"), new Candidate(Value.of(2.5), "2Point5"))),
          Map.entry("java.lang.Comparable", one(Value.of("abc"))),
          Map.entry("java.io.Serializable", one(Value.of("abc"))),
          Map.entry(
              "java.util.regex.Matcher",
              one(
                  new Value.Chain(
                      call(Pattern.class, "compile", TEXT, List.of(Value.of("[a-z]+"))),
                      "matcher",
                      CHARS,
                      List.of(Value.of("abc"))))));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return VALUES.getOrDefault(inputs.qualified(wanted.type()), List.of());
  }

  private static List<Candidate> one(Value value) {
    return List.of(new Candidate(value, "Usual"));
  }

  private static Value empty(Class<?> type) {
    return new Value.New(TypeName.of(type), List.of(), List.of(), null);
  }
}
