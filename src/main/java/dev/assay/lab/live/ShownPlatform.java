package dev.assay.lab.live;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows values of the JDK's own classes that have an {@code equals}. Stateless. */
final class ShownPlatform {
  private static final String TEXT = "java.lang.String";

  private ShownPlatform() {}

  static @Nullable Value of(Object object) {
    return switch (object) {
      case BigDecimal number when object.getClass() == BigDecimal.class ->
          Value.newFrom(BigDecimal.class, number.toString());
      case BigInteger number when object.getClass() == BigInteger.class ->
          Value.newFrom(BigInteger.class, number.toString());
      case UUID id -> call(UUID.class, "fromString", id.toString());
      case Locale locale -> locale(locale);
      case Currency currency -> call(Currency.class, "getInstance", currency.getCurrencyCode());
      case Charset charset -> call(Charset.class, "forName", charset.name());
      case URI uri -> call(URI.class, "create", uri.toString());
      case Path path -> path(path);
      case File file when object.getClass() == File.class ->
          Value.newFrom(File.class, file.getPath());
      case Date date when object.getClass() == Date.class ->
          new Value.New(
              TypeName.of(Date.class),
              List.of("long"),
              List.of(Value.of(date.toInstant().toEpochMilli())),
              null);
      case BitSet bits when object.getClass() == BitSet.class -> bits(bits);
      default -> time(object);
    };
  }

  private static @Nullable Value time(Object object) {
    return switch (object) {
      case ZoneOffset zone -> call(ZoneOffset.class, "of", zone.getId());
      case ZoneId zone -> call(ZoneId.class, "of", zone.getId());
      case LocalDate date -> parsed(LocalDate.class, date, LocalDate.parse(date.toString()));
      case LocalTime time -> parsed(LocalTime.class, time, LocalTime.parse(time.toString()));
      case LocalDateTime time ->
          parsed(LocalDateTime.class, time, LocalDateTime.parse(time.toString()));
      case Instant time -> parsed(Instant.class, time, Instant.parse(time.toString()));
      case ZonedDateTime time ->
          parsed(ZonedDateTime.class, time, ZonedDateTime.parse(time.toString()));
      case OffsetDateTime time ->
          parsed(OffsetDateTime.class, time, OffsetDateTime.parse(time.toString()));
      case OffsetTime time -> parsed(OffsetTime.class, time, OffsetTime.parse(time.toString()));
      case Duration time -> parsed(Duration.class, time, Duration.parse(time.toString()));
      case Period time -> parsed(Period.class, time, Period.parse(time.toString()));
      case YearMonth month -> parsed(YearMonth.class, month, YearMonth.parse(month.toString()));
      case MonthDay day -> parsed(MonthDay.class, day, MonthDay.parse(day.toString()));
      case Year year ->
          Value.call(Year.class, "of", List.of("int"), List.of(Value.of(year.getValue())));
      default -> null;
    };
  }

  // Not every text that they print is one that they read.
  private static @Nullable Value parsed(Class<?> type, Object object, Object again) {
    return object.equals(again)
        ? Value.call(
            type, "parse", List.of("java.lang.CharSequence"), List.of(Value.of(object.toString())))
        : null;
  }

  private static @Nullable Value locale(Locale locale) {
    if (locale.equals(Locale.ROOT)) {
      return Value.constant(Locale.class, "ROOT");
    }
    String tag = locale.toLanguageTag();
    return Locale.forLanguageTag(tag).equals(locale)
        ? call(Locale.class, "forLanguageTag", tag)
        : null;
  }

  private static @Nullable Value path(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault())
        ? Value.call(
            Path.class,
            "of",
            List.of(TEXT, "java.lang.String[]"),
            List.of(Value.of(path.toString())))
        : null;
  }

  private static @Nullable Value bits(BitSet bits) {
    List<Value> words =
        Arrays.stream(bits.toLongArray()).mapToObj(word -> Value.of((Object) word)).toList();
    return words.size() > Shower.MOST_ELEMENTS
        ? null
        : Value.call(
            BitSet.class,
            "valueOf",
            List.of("long[]"),
            List.of(new Value.ArrayOf(TypeName.of(long.class), words)));
  }

  private static Value call(Class<?> type, String method, String text) {
    return Value.call(type, method, List.of(TEXT), List.of(Value.of(text)));
  }
}
