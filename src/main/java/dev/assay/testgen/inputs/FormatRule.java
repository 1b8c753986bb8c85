package dev.assay.testgen.inputs;

import static dev.assay.lab.Value.call;
import static dev.assay.lab.Value.constant;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Calendar;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** Formats and calendars of the JDK, with a locale and a zone that are the same everywhere. */
final class FormatRule implements ValueRule {
  private static final String LOCALE = "java.util.Locale";
  private static final String TEXT = "java.lang.String";
  private static final List<String> DATE = List.of("int", "int", "int");
  private static final List<String> TIME_OF_DAY = List.of("int", "int", "int");

  private static final Map<String, List<Candidate>> VALUES =
      Map.ofEntries(
          Map.entry(
              "java.text.NumberFormat",
              List.of(
                  new Candidate(numbers("getInstance", "ROOT"), "Usual"),
                  new Candidate(numbers("getInstance", "GERMANY"), "German"),
                  new Candidate(numbers("getPercentInstance", "ROOT"), "OfPercents"))),
          Map.entry("java.text.DecimalFormat", one(decimalFormat())),
          Map.entry("java.text.DateFormat", one(dateFormat())),
          Map.entry("java.text.SimpleDateFormat", one(dateFormat())),
          Map.entry("java.text.MessageFormat", one(messageFormat())),
          Map.entry(
              "java.text.Format",
              List.of(
                  new Candidate(numbers("getInstance", "ROOT"), "OfNumbers"),
                  new Candidate(dateFormat(), "OfDates"))),
          Map.entry(
              "java.text.DecimalFormatSymbols",
              one(call(DecimalFormatSymbols.class, "getInstance", List.of(LOCALE), root()))),
          Map.entry(
              "java.util.Formatter",
              one(new Value.New(TypeName.of(Formatter.class), List.of(LOCALE), root(), null))),
          Map.entry("java.util.Calendar", calendars()),
          Map.entry("java.util.GregorianCalendar", gregorian()));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return VALUES.getOrDefault(inputs.qualified(wanted.type()), List.of());
  }

  private static List<Candidate> one(Value value) {
    return List.of(new Candidate(value, "Usual"));
  }

  private static List<Value> root() {
    return List.of(constant(Locale.class, "ROOT"));
  }

  private static Value numbers(String factory, String locale) {
    return call(
        NumberFormat.class, factory, List.of(LOCALE), List.of(constant(Locale.class, locale)));
  }

  private static Value decimalFormat() {
    return new Value.New(
        TypeName.of(DecimalFormat.class),
        List.of(TEXT, "java.text.DecimalFormatSymbols"),
        List.of(
            Value.of("#,##0.00"),
            call(DecimalFormatSymbols.class, "getInstance", List.of(LOCALE), root())),
        null);
  }

  private static Value messageFormat() {
    return new Value.New(
        TypeName.of(MessageFormat.class),
        List.of(TEXT, LOCALE),
        List.of(Value.of("{0} of {1}"), constant(Locale.class, "ROOT")),
        null);
  }

  // Without a zone of its own it would mean another moment wherever it runs.
  private static Value dateFormat() {
    Value format =
        new Value.New(
            TypeName.of(SimpleDateFormat.class),
            List.of(TEXT, LOCALE),
            List.of(Value.of("yyyy-MM-dd"), constant(Locale.class, "ROOT")),
            null);
    return new Value.Prepared(format, "setTimeZone", List.of("java.util.TimeZone"), List.of(utc()));
  }

  private static Value utc() {
    return call(TimeZone.class, "getTimeZone", List.of(TEXT), List.of(Value.of("UTC")));
  }

  private static List<Candidate> calendars() {
    return List.of(
        new Candidate(calendar(2024, 1, 29, 12), "LeapDay"),
        new Candidate(calendar(2024, 1, 29, 13), "HourLater"),
        new Candidate(calendar(2023, 11, 31, 12), "LastOfYear"));
  }

  private static List<Candidate> gregorian() {
    return calendars().stream()
        .map(it ->
            new Candidate(
                new Value.As(TypeName.of(GregorianCalendar.class), it.value()), it.trait()))
        .toList();
  }

  private static Value calendar(int year, int month, int day, int hour) {
    Value builder = new Value.New(TypeName.of(Calendar.Builder.class), List.of(), List.of(), null);
    Value zoned =
        new Value.Chain(builder, "setTimeZone", List.of("java.util.TimeZone"), List.of(utc()));
    Value dated = new Value.Chain(zoned, "setDate", DATE, numbers(year, month, day));
    Value timed = new Value.Chain(dated, "setTimeOfDay", TIME_OF_DAY, numbers(hour, 35, 30));
    return new Value.Chain(timed, "build", List.of(), List.of());
  }

  private static List<Value> numbers(int... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(Value::of).toList();
  }
}
