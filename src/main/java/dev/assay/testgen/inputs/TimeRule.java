package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoLocalDateTime;
import java.time.chrono.ChronoPeriod;
import java.time.chrono.ChronoZonedDateTime;
import java.time.chrono.Chronology;
import java.time.chrono.Era;
import java.time.chrono.IsoChronology;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.time.temporal.ValueRange;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** Dates, times and zones: fixed ones, so that a test says the same tomorrow. */
final class TimeRule implements ValueRule {
  /** The 29th of February 2024 at 12:35:30 in UTC. */
  private static final long LEAP_DAY = 1_709_210_130_000L;

  private static final Map<String, List<Candidate>> VALUES =
      Map.ofEntries(
          entry(
              LocalDate.class,
              parsed(LocalDate.class, "2024-06-15", "Usual"),
              parsed(LocalDate.class, "2024-02-29", "LeapDay"),
              parsed(LocalDate.class, "2023-12-31", "LastOfYear"),
              parsed(LocalDate.class, "2024-06-16", "Sunday"),
              new Candidate(Value.constant(LocalDate.class, "EPOCH"), "Epoch"),
              new Candidate(Value.constant(LocalDate.class, "MAX"), "Max")),
          entry(
              LocalTime.class,
              parsed(LocalTime.class, "10:15:30", "Usual"),
              new Candidate(Value.constant(LocalTime.class, "MIDNIGHT"), "Midnight")),
          entry(
              LocalDateTime.class,
              parsed(LocalDateTime.class, "2024-06-15T10:15:30", "Usual"),
              parsed(LocalDateTime.class, "2024-02-29T23:59:59", "LeapDayEnd")),
          entry(
              Instant.class,
              parsed(Instant.class, "2024-06-15T10:15:30Z", "Usual"),
              new Candidate(Value.constant(Instant.class, "EPOCH"), "Epoch"),
              parsed(Instant.class, "1969-12-31T23:59:59Z", "BeforeEpoch")),
          entry(ZonedDateTime.class, parsed(ZonedDateTime.class, "2024-06-15T10:15:30Z", "Usual")),
          entry(
              OffsetDateTime.class, parsed(OffsetDateTime.class, "2024-06-15T10:15:30Z", "Usual")),
          entry(
              Duration.class,
              parsed(Duration.class, "PT90S", "90Seconds"),
              new Candidate(Value.constant(Duration.class, "ZERO"), "Zero"),
              parsed(Duration.class, "PT-1S", "Negative")),
          entry(
              Period.class,
              parsed(Period.class, "P1M15D", "Usual"),
              new Candidate(Value.constant(Period.class, "ZERO"), "Zero")),
          entry(
              Year.class,
              parsed(Year.class, "2024", "LeapYear"),
              parsed(Year.class, "2023", "CommonYear")),
          entry(
              YearMonth.class,
              parsed(YearMonth.class, "2024-02", "LeapFebruary"),
              parsed(YearMonth.class, "2023-12", "December")),
          entry(OffsetTime.class, parsed(OffsetTime.class, "10:15:30Z", "Usual")),
          entry(InstantSource.class, new Candidate(fixedClock(shortlyBefore()), "Fixed")),
          entry(
              DateTimeFormatter.class,
              new Candidate(Value.constant(DateTimeFormatter.class, "ISO_LOCAL_DATE"), "IsoDate")),
          entry(
              TemporalUnit.class,
              new Candidate(Value.constant(ChronoUnit.class, "DAYS"), "Days"),
              new Candidate(Value.constant(ChronoUnit.class, "HOURS"), "Hours"),
              new Candidate(Value.constant(ChronoUnit.class, "MONTHS"), "Months"),
              new Candidate(Value.constant(ChronoUnit.class, "YEARS"), "Years")),
          entry(
              TemporalField.class,
              new Candidate(Value.constant(ChronoField.class, "DAY_OF_MONTH"), "DayOfMonth"),
              new Candidate(Value.constant(ChronoField.class, "YEAR"), "Year"),
              new Candidate(Value.constant(ChronoField.class, "MONTH_OF_YEAR"), "MonthOfYear"),
              new Candidate(Value.constant(ChronoField.class, "HOUR_OF_DAY"), "HourOfDay"),
              new Candidate(Value.constant(ChronoField.class, "EPOCH_DAY"), "EpochDay")),
          entry(
              TemporalAdjuster.class,
              parsed(LocalDate.class, "2024-06-15", "Date"),
              new Candidate(
                  Value.call(TemporalAdjusters.class, "lastDayOfMonth", List.of(), List.of()),
                  "LastDayOfMonth"),
              parsed(LocalTime.class, "10:15:30", "Time")),
          entry(
              Chronology.class,
              new Candidate(Value.constant(IsoChronology.class, "INSTANCE"), "Iso")),
          entry(Era.class, new Candidate(Value.constant(IsoEra.class, "CE"), "CommonEra")),
          entry(ChronoPeriod.class, parsed(Period.class, "P1M15D", "Usual")),
          entry(
              ChronoLocalDateTime.class,
              parsed(LocalDateTime.class, "2024-06-15T10:15:30", "Usual")),
          entry(
              ChronoZonedDateTime.class,
              parsed(ZonedDateTime.class, "2024-06-15T10:15:30Z", "Usual")),
          entry(
              ValueRange.class,
              new Candidate(
                  Value.call(
                      ValueRange.class,
                      "of",
                      List.of("long", "long"),
                      List.of(Value.of(1L), Value.of(7L))),
                  "From1To7")),
          entry(
              TemporalAmount.class,
              parsed(Period.class, "P1D", "OneDay"),
              parsed(Duration.class, "PT90S", "90Seconds")),
          entry(
              Temporal.class,
              parsed(LocalDate.class, "2024-06-15", "Date"),
              parsed(LocalDateTime.class, "2024-02-29T23:59:59", "DateTime"),
              parsed(LocalTime.class, "10:15:30", "Time")),
          entry(
              TemporalAccessor.class,
              parsed(LocalDate.class, "2024-06-15", "Date"),
              parsed(LocalDateTime.class, "2024-02-29T23:59:59", "DateTime"),
              parsed(LocalTime.class, "10:15:30", "Time")),
          entry(ChronoLocalDate.class, parsed(LocalDate.class, "2024-06-15", "Date")),
          entry(
              TimeZone.class,
              new Candidate(
                  Value.call(
                      TimeZone.class,
                      "getTimeZone",
                      List.of("java.lang.String"),
                      List.of(Value.of("UTC"))),
                  "Utc"),
              new Candidate(
                  Value.call(
                      TimeZone.class,
                      "getTimeZone",
                      List.of("java.lang.String"),
                      List.of(Value.of("Europe/Berlin"))),
                  "WithSummerTime")),
          entry(MonthDay.class, parsed(MonthDay.class, "--02-29", "LeapDay")),
          entry(Month.class, new Candidate(Value.constant(Month.class, "FEBRUARY"), "February")),
          entry(
              DayOfWeek.class, new Candidate(Value.constant(DayOfWeek.class, "MONDAY"), "Monday")),
          entry(
              ZoneId.class,
              new Candidate(Value.constant(ZoneOffset.class, "UTC"), "Utc"),
              new Candidate(
                  Value.call(
                      ZoneId.class,
                      "of",
                      List.of("java.lang.String"),
                      List.of(Value.of("Europe/Berlin"))),
                  "WithSummerTime")),
          entry(ZoneOffset.class, new Candidate(Value.constant(ZoneOffset.class, "UTC"), "Utc")),
          entry(
              Clock.class,
              new Candidate(fixedClock(shortlyBefore()), "Fixed"),
              new Candidate(fixedClock(later()), "Later")),
          entry(
              Date.class,
              new Candidate(date(0L), "Epoch"),
              new Candidate(date(LEAP_DAY), "LeapDay"),
              new Candidate(date(LEAP_DAY + 1), "JustLater")));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return VALUES.getOrDefault(inputs.qualified(wanted.type()), List.of());
  }

  private static Map.Entry<String, List<Candidate>> entry(Class<?> type, Candidate... values) {
    return Map.entry(type.getName(), List.of(values));
  }

  private static Candidate parsed(Class<?> type, String text, String trait) {
    return new Candidate(
        Value.call(type, "parse", List.of("java.lang.CharSequence"), List.of(Value.of(text))),
        trait);
  }

  private static Value date(long millis) {
    return new Value.New(TypeName.of(Date.class), List.of("long"), List.of(Value.of(millis)), null);
  }

  /** Some days before the times that others are given, so that what is due then is not overdue. */
  private static Value shortlyBefore() {
    return parsed(Instant.class, "2024-06-10T08:30:00Z", "").value();
  }

  /** After the times that others are given, so that what was due then is overdue. */
  private static Value later() {
    return parsed(Instant.class, "2030-01-01T00:00:00Z", "").value();
  }

  private static Value fixedClock(Value instant) {
    return Value.call(
        Clock.class,
        "fixed",
        List.of("java.time.Instant", "java.time.ZoneId"),
        List.of(instant, Value.constant(ZoneOffset.class, "UTC")));
  }
}
