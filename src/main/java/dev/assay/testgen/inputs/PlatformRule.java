package dev.assay.testgen.inputs;

import static dev.assay.lab.Value.call;
import static dev.assay.lab.Value.constant;
import static dev.assay.lab.Value.newFrom;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;

/** Classes of the JDK that are neither text, collections, times, formats nor streams of bytes. */
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
                  new Candidate(constant(Locale.class, "GERMANY"), "Germany"),
                  new Candidate(constant(Locale.class, "US"), "Us"))),
          Map.entry(
              "java.util.Currency",
              one(call(Currency.class, "getInstance", TEXT, List.of(Value.of("EUR"))))),
          Map.entry(
              Pattern.class.getName(),
              one(call(Pattern.class, "compile", TEXT, List.of(Value.of("[a-z]+"))))),
          Map.entry(
              "java.lang.Object",
              List.of(
                  new Candidate(Value.of("abc"), "Usual"),
                  new Candidate(Value.of(5), "Number"),
                  new Candidate(Value.of(true), "True"))),
          Map.entry(
              "java.lang.StringBuilder",
              List.of(
                  new Candidate(newFrom(StringBuilder.class, "abc"), "Usual"),
                  new Candidate(empty(StringBuilder.class), "Empty"))),
          Map.entry(
              "java.lang.StringBuffer",
              List.of(
                  new Candidate(newFrom(StringBuffer.class, "abc"), "Usual"),
                  new Candidate(empty(StringBuffer.class), "Empty"))),
          Map.entry("java.lang.Appendable", one(empty(StringBuilder.class))),
          Map.entry("java.lang.Throwable", exceptions()),
          Map.entry("java.lang.Exception", exceptions()),
          Map.entry("java.lang.RuntimeException", exceptions()),
          Map.entry(AtomicInteger.class.getName(), one(empty(AtomicInteger.class))),
          Map.entry(AtomicLong.class.getName(), one(empty(AtomicLong.class))),
          Map.entry(AtomicBoolean.class.getName(), one(empty(AtomicBoolean.class))),
          Map.entry(LongAdder.class.getName(), one(empty(LongAdder.class))),
          Map.entry(ReentrantLock.class.getName(), one(empty(ReentrantLock.class))),
          Map.entry(
              "java.util.concurrent.locks.ReadWriteLock", one(empty(ReentrantReadWriteLock.class))),
          Map.entry(CountDownLatch.class.getName(), one(make(CountDownLatch.class, int.class, 1))),
          Map.entry(Semaphore.class.getName(), one(make(Semaphore.class, int.class, 1))),
          Map.entry(Random.class.getName(), one(make(Random.class, long.class, 42L))),
          Map.entry("java.util.random.RandomGenerator", one(make(Random.class, long.class, 42L))),
          Map.entry(
              "java.util.concurrent.Executor",
              one(
                  new Value.Reference(
                      TypeName.of(Executor.class), TypeName.of(Runnable.class), "run"))),
          Map.entry(
              BitSet.class.getName(),
              List.of(
                  new Candidate(
                      call(
                          BitSet.class,
                          "valueOf",
                          List.of("long[]"),
                          List.of(
                              new Value.ArrayOf(TypeName.of(long.class), List.of(Value.of(5L))))),
                      "HasBits0And2"),
                  new Candidate(empty(BitSet.class), "Empty"))),
          Map.entry(
              MathContext.class.getName(),
              List.of(
                  new Candidate(constant(MathContext.class, "DECIMAL32"), "Decimal32"),
                  new Candidate(constant(MathContext.class, "UNLIMITED"), "Unlimited"))),
          Map.entry("java.util.Scanner", one(newFrom(java.util.Scanner.class, "abc 5"))),
          Map.entry(
              "java.util.StringTokenizer", one(newFrom(java.util.StringTokenizer.class, "a b c"))),
          Map.entry("java.util.Properties", one(empty(java.util.Properties.class))),
          Map.entry(
              Number.class.getName(),
              List.of(new Candidate(Value.of(5), "5"), new Candidate(Value.of(2.5), "2Point5"))),
          Map.entry("java.io.Serializable", one(Value.of("abc"))),
          Map.entry("java.lang.Cloneable", one(empty(java.util.ArrayList.class))),
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

  private static List<Candidate> exceptions() {
    Value broken = newFrom(IllegalStateException.class, "broken");
    return List.of(
        new Candidate(broken, "Usual"),
        new Candidate(empty(IllegalArgumentException.class), "WithoutMessage"),
        new Candidate(
            new Value.New(
                TypeName.of(RuntimeException.class),
                List.of("java.lang.String", "java.lang.Throwable"),
                List.of(Value.of("outer"), broken),
                null),
            "WithCause"));
  }

  private static Value make(Class<?> type, Class<?> parameter, Object argument) {
    return new Value.New(
        TypeName.of(type), List.of(parameter.getName()), List.of(Value.of(argument)), null);
  }

  private static Value empty(Class<?> type) {
    return new Value.New(TypeName.of(type), List.of(), List.of(), null);
  }
}
