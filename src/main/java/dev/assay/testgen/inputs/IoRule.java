package dev.assay.testgen.inputs;

import static dev.assay.lab.Value.call;
import static dev.assay.lab.Value.constant;
import static dev.assay.lab.Value.newFrom;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Readers, writers and streams in memory, names of places, and nothing that opens one. */
final class IoRule implements ValueRule {
  private static final List<String> TEXT = List.of("java.lang.String");

  private static final Map<String, List<Candidate>> VALUES =
      Map.ofEntries(
          Map.entry("java.io.Reader", both(newFrom(StringReader.class, "abc"), reader(""))),
          Map.entry("java.io.StringReader", both(reader("abc"), reader(""))),
          Map.entry(
              "java.io.BufferedReader",
              both(
                  around(BufferedReader.class, "java.io.Reader", reader("abc\ndef")),
                  around(BufferedReader.class, "java.io.Reader", reader("")))),
          Map.entry("java.io.Writer", one(empty(StringWriter.class))),
          Map.entry("java.io.StringWriter", one(empty(StringWriter.class))),
          Map.entry(
              "java.io.BufferedWriter",
              one(around(BufferedWriter.class, "java.io.Writer", empty(StringWriter.class)))),
          Map.entry(
              "java.io.PrintWriter",
              one(around(PrintWriter.class, "java.io.Writer", empty(StringWriter.class)))),
          Map.entry("java.io.OutputStream", one(empty(ByteArrayOutputStream.class))),
          Map.entry("java.io.ByteArrayOutputStream", one(empty(ByteArrayOutputStream.class))),
          Map.entry("java.io.PrintStream", one(output(PrintStream.class))),
          Map.entry("java.io.DataOutputStream", one(output(DataOutputStream.class))),
          Map.entry("java.io.DataOutput", one(output(DataOutputStream.class))),
          Map.entry("java.io.InputStream", both(input(1, 2), input())),
          Map.entry("java.io.ByteArrayInputStream", both(input(1, 2), input())),
          Map.entry(
              "java.io.DataInputStream",
              one(around(DataInputStream.class, "java.io.InputStream", input(0, 0, 0, 5)))),
          Map.entry(
              "java.io.DataInput",
              one(around(DataInputStream.class, "java.io.InputStream", input(0, 0, 0, 5)))),
          Map.entry("java.io.File", one(newFrom(File.class, "docs/readme.txt"))),
          Map.entry(
              ByteBuffer.class.getName(),
              one(call(ByteBuffer.class, "wrap", List.of("byte[]"), List.of(bytes(1, 2, 3, 4))))),
          Map.entry(
              Charset.class.getName(),
              List.of(
                  new Candidate(constant(StandardCharsets.class, "UTF_8"), "Utf8"),
                  new Candidate(constant(StandardCharsets.class, "US_ASCII"), "Ascii"))),
          Map.entry(
              Path.class.getName(),
              List.of(
                  new Candidate(path("docs/readme.txt"), "Usual"),
                  new Candidate(path(""), "Empty"),
                  new Candidate(path("../up"), "Outside"))),
          Map.entry(
              URI.class.getName(),
              List.of(
                  new Candidate(uri("https://example.org/a?b=c"), "Usual"),
                  new Candidate(uri("a/b"), "Relative"),
                  new Candidate(uri("mailto:ann@example.org"), "Opaque"))),
          Map.entry(
              "java.net.URL",
              one(new Value.Chain(uri("https://example.org/"), "toURL", List.of(), List.of()))));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return VALUES.getOrDefault(inputs.qualified(wanted.type()), List.of());
  }

  private static List<Candidate> one(Value value) {
    return List.of(new Candidate(value, "Usual"));
  }

  private static List<Candidate> both(Value usual, Value empty) {
    return List.of(new Candidate(usual, "Usual"), new Candidate(empty, "Empty"));
  }

  private static Value reader(String text) {
    return newFrom(StringReader.class, text);
  }

  private static Value path(String text) {
    return call(
        Path.class,
        "of",
        List.of("java.lang.String", "java.lang.String[]"),
        List.of(Value.of(text)));
  }

  private static Value uri(String text) {
    return call(URI.class, "create", TEXT, List.of(Value.of(text)));
  }

  private static Value input(int... bytes) {
    return around(ByteArrayInputStream.class, "byte[]", bytes(bytes));
  }

  private static Value output(Class<?> type) {
    return around(type, "java.io.OutputStream", empty(ByteArrayOutputStream.class));
  }

  private static Value bytes(int... bytes) {
    List<Value> elements =
        java.util.Arrays.stream(bytes).mapToObj(each -> Value.of((byte) each)).toList();
    return new Value.ArrayOf(TypeName.of(byte.class), elements);
  }

  private static Value around(Class<?> type, String parameter, Value inner) {
    return new Value.New(TypeName.of(type), List.of(parameter), List.of(inner), null);
  }

  private static Value empty(Class<?> type) {
    return new Value.New(TypeName.of(type), List.of(), List.of(), null);
  }
}
