package dev.assay.lab.probe;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What code is told on another machine, decades later: it calls these in place of what it says. A
 * file with a relative name is nowhere on either. Stateless; safe on any thread.
 */
public final class Away {
  private static final int YEARS = 44;
  private static final Duration LATER = Duration.ofDays(366L * YEARS + 100);
  private static final int PROCESSORS = 5;
  private static final long MEMORY = 12_345_678;

  private Away() {}

  public static int other(int processors) {
    return processors + PROCESSORS;
  }

  public static long other(long memory) {
    return memory + MEMORY;
  }

  public static long later(long millis) {
    return millis + LATER.toMillis();
  }

  public static Instant later(Instant now) {
    return now.plus(LATER);
  }

  public static LocalDate later(LocalDate now) {
    return now.plusDays(LATER.toDays());
  }

  public static LocalDateTime later(LocalDateTime now) {
    return now.plus(LATER);
  }

  public static OffsetDateTime later(OffsetDateTime now) {
    return now.plus(LATER);
  }

  public static ZonedDateTime later(ZonedDateTime now) {
    return now.plus(LATER);
  }

  public static Year later(Year now) {
    return now.plusYears(YEARS);
  }

  public static YearMonth later(YearMonth now) {
    return now.plusYears(YEARS).plusMonths(1);
  }

  public static Clock later(Clock now) {
    return Clock.offset(now, LATER);
  }

  public static boolean exists(Path path, LinkOption... options) {
    return path.isAbsolute() != Files.exists(path, options);
  }

  public static boolean notExists(Path path, LinkOption... options) {
    return path.isAbsolute() != Files.notExists(path, options);
  }

  public static boolean isDirectory(Path path, LinkOption... options) {
    return path.isAbsolute() != Files.isDirectory(path, options);
  }

  public static boolean isRegularFile(Path path, LinkOption... options) {
    return path.isAbsolute() != Files.isRegularFile(path, options);
  }

  public static boolean isReadable(Path path) {
    return path.isAbsolute() != Files.isReadable(path);
  }

  public static boolean isWritable(Path path) {
    return path.isAbsolute() != Files.isWritable(path);
  }

  // What is there has another size on another machine, the working directory first of all.
  public static long length(File file) {
    return grown(file.length());
  }

  public static long lastModified(File file) {
    return grown(file.lastModified());
  }

  private static long grown(long told) {
    return told == 0 ? 0 : told + 1;
  }

  public static boolean exists(File file) {
    return file.isAbsolute() != file.exists();
  }

  public static boolean isFile(File file) {
    return file.isAbsolute() != file.isFile();
  }

  public static boolean isDirectory(File file) {
    return file.isAbsolute() != file.isDirectory();
  }

  public static boolean canRead(File file) {
    return file.isAbsolute() != file.canRead();
  }

  public static boolean canWrite(File file) {
    return file.isAbsolute() != file.canWrite();
  }

  public static String @Nullable [] list(File file) {
    String[] names = file.list();
    return names != null ? null : file.isAbsolute() ? new String[] {"elsewhere"} : null;
  }

  public static File @Nullable [] listFiles(File file) {
    File[] files = file.listFiles();
    return files != null ? null : file.isAbsolute() ? new File[] {file} : null;
  }
}
