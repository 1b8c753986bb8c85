package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlikeTest {
  private static Value.New account(Value... arguments) {
    List<String> parameters = List.of("java.lang.String", "int");
    return new Value.New(TypeName.of("bank", "Account"), parameters, List.of(arguments), null);
  }

  private static Value date(String text) {
    return Value.call(
        LocalDate.class, "parse", List.of("java.lang.CharSequence"), List.of(Value.of(text)));
  }

  @Test
  void values_tellsApartWhatStandsInOneCall() {
    List<Value> alike =
        List.of(Value.of("abc"), Value.of(5), Value.of("abc"), Value.of(5L), Value.of(5));

    assertThat(Unlike.values(alike))
        .containsExactly(Value.of("abc"), Value.of(5), Value.of("def"), Value.of(5L), Value.of(7));
  }

  @Test
  void values_keepsWhatWasChosenForAReason() {
    List<Value> alike = List.of(Value.of("EUR"), Value.of("EUR"), Value.of(true), Value.of(true));

    assertThat(Unlike.values(alike)).isEqualTo(alike);
  }

  @Test
  void values_letsTheSecondOfTwoDaysBeLater() {
    assertThat(Unlike.values(List.of(date("2024-06-15"), date("2024-06-15"))))
        .containsExactly(date("2024-06-15"), date("2024-06-25"));
  }

  @Test
  void of_makesTheOtherObjectOfOtherValues() {
    Value.New one = account(Value.of("abc"), Value.of(5));

    Candidate other = Unlike.of(new Candidate(one, "Usual"), List.of(one));

    assertThat(other).isEqualTo(new Candidate(account(Value.of("def"), Value.of(7)), "Usual"));
  }

  @Test
  void of_namesANumberForWhatItIs() {
    Candidate other = Unlike.of(new Candidate(Value.of(5), "5"), List.of(Value.of(5)));

    assertThat(other).isEqualTo(new Candidate(Value.of(7), "7"));
  }
}
