package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinksTest {
  private static final Value WRITER = made(TypeName.of(StringWriter.class));
  private static final Value BUILDER = made(TypeName.of(StringBuilder.class));

  private static Value made(TypeName type, Value... arguments) {
    List<String> parameters = List.of(arguments).stream().map(it -> "java.lang.Object").toList();
    return new Value.New(type, parameters, List.of(arguments), null);
  }

  @Test
  void asked_isTheSinkInAWriterOfTheJdk() {
    Value around = made(TypeName.of(PrintWriter.class), WRITER);

    assertThat(Sinks.asked(around)).isEqualTo(WRITER);
    assertThat(Sinks.asked(new Value.As(TypeName.of(java.io.Writer.class), around)))
        .isEqualTo(WRITER);
  }

  @Test
  void asked_isTheArgumentItself_whereItHoldsNoSinkOrIsNotTheJdks() {
    Value reader = made(TypeName.of(BufferedReader.class), Value.of("abc"));
    Value own = made(TypeName.of("p", "Report"), WRITER);

    assertThat(Sinks.asked(reader)).isEqualTo(reader);
    assertThat(Sinks.asked(own)).isEqualTo(own);
    assertThat(Sinks.asked(Value.NULL)).isEqualTo(Value.NULL);
  }

  @Test
  void behind_countsTheSinksFromTheFirst() {
    Value inner = made(TypeName.of("p", "Page"), BUILDER);
    Value report =
        new Value.Prepared(
            made(TypeName.of("p", "Report"), WRITER, inner), "open", List.of(), List.of());

    assertThat(Sinks.behind(report, -1)).isEqualTo(WRITER);
    assertThat(Sinks.behind(report, -2)).isEqualTo(BUILDER);
    assertThat(Sinks.behind(report, -3)).isNull();
    assertThat(Sinks.behind(null, -1)).isNull();
  }

  @Test
  void all_leavesOutWhatIsMadeAnewForEachCall() {
    Value lambda = new Value.Lambda(TypeName.of(Runnable.class), 0, WRITER);

    assertThat(Sinks.all(made(TypeName.of("p", "Report"), lambda, BUILDER)))
        .containsExactly(BUILDER);
  }
}
