package dev.assay.lab.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.Buffer;
import java.text.DecimalFormat;
import java.text.FieldPosition;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Calendar;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What to ask objects of the JDK that cannot be written as they are. Where a question uses the
 * object up, as an iterator's {@code next} does, it comes last. Stateless.
 */
final class PlatformObservers {
  private static final Map<Class<?>, List<String>> ALL = all();

  private PlatformObservers() {}

  /** The questions that a class itself declares, without those of what it extends. */
  static List<String> of(Class<?> type) {
    return ALL.getOrDefault(type, List.of());
  }

  private static Map<Class<?>, List<String>> all() {
    Map<Class<?>, List<String>> all = new LinkedHashMap<>();
    all.put(Collection.class, List.of("size", "isEmpty", "toArray"));
    all.put(Map.class, List.of("size", "isEmpty", "keySet"));
    all.put(Iterator.class, List.of("hasNext", "next"));
    all.put(Enumeration.class, List.of("hasMoreElements", "nextElement"));
    all.put(Optional.class, List.of("isPresent"));
    all.put(Throwable.class, List.of("getMessage"));
    all.put(Future.class, List.of("isDone", "isCancelled"));
    all.put(CompletableFuture.class, List.of("isCompletedExceptionally"));
    all.put(CountDownLatch.class, List.of("getCount"));
    all.put(Semaphore.class, List.of("availablePermits"));
    all.put(Pattern.class, List.of("pattern", "flags"));
    all.put(Calendar.class, List.of("getTimeInMillis"));
    all.put(Buffer.class, List.of("position", "limit"));
    all.put(ParsePosition.class, List.of("getIndex", "getErrorIndex"));
    all.put(FieldPosition.class, List.of("getBeginIndex", "getEndIndex"));
    all.put(StringReader.class, List.of("read"));
    all.put(ByteArrayInputStream.class, List.of("read"));
    all.put(CharArrayWriter.class, List.of("toString"));
    all.put(StringTokenizer.class, List.of("countTokens"));
    all.put(ByteArrayOutputStream.class, List.of("toByteArray", "toString"));
    all.put(LongAdder.class, List.of("sum"));
    all.put(Stream.class, List.of("toList"));
    for (Class<?> type : List.of(IntStream.class, LongStream.class, DoubleStream.class)) {
      all.put(type, List.of("toArray"));
    }
    for (Class<?> type : List.of(DecimalFormat.class, SimpleDateFormat.class)) {
      all.put(type, List.of("toPattern"));
    }
    for (Class<?> type : texts()) {
      all.put(type, List.of("toString"));
    }
    for (Class<?> type :
        List.of(
            AtomicInteger.class, AtomicLong.class, AtomicBoolean.class, AtomicReference.class)) {
      all.put(type, List.of("get"));
    }
    all.put(Supplier.class, List.of("get"));
    all.put(IntSupplier.class, List.of("getAsInt"));
    all.put(LongSupplier.class, List.of("getAsLong"));
    all.put(DoubleSupplier.class, List.of("getAsDouble"));
    all.put(BooleanSupplier.class, List.of("getAsBoolean"));
    return Map.copyOf(all);
  }

  private static List<Class<?>> texts() {
    return List.of(
        StringBuilder.class,
        StringBuffer.class,
        CharSequence.class,
        StringJoiner.class,
        StringWriter.class);
  }
}
