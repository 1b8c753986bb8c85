package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          [a-z]+                        ~ a
          ^(.+)@(\\S+)$                 ~ a@a
          \\d{4}-\\d{2}                 ~ 1111-11
          (a)?(b)                       ~ b
          ^\\s*?x                       ~ x
          (?i)(?:abc|DEF)[^x]*          ~ abc
          [\\p{Alpha}&&[^abc]]{2,3}     ~ AA
          (?<y>\\w)\\1                  ~ aa
          \\$\\{[^}]+}                  ~ ${a}
          []a]{2}                       ~ aa
          \\Qa.b\\E!                    ~ a.b!
          (?>a|b)++c                    ~ ac
          x(?=y)y                       ~ xy
          \\x41\\t?                     ~ A
          """)
  void of_beginsWithTheShortestKind(String regex, String first) {
    assertThat(Samples.of(regex)).startsWith(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^([0-9A-F]{1,2}[:-]){5}([0-9A-F]{1,2})$",
        "(\\d+)-([a-z]+)?",
        "<[^>]*>|&(#x?)?\\w+;",
        "^(\"[^\"]*\"|[^,]*)(,(\"[^\"]*\"|[^,]*))*$"
      })
  void of_givesOnlyTextsThatTheExpressionFinds(String regex) {
    List<String> samples = Samples.of(regex);

    assertThat(samples)
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates()
        .allMatch(it -> Pattern.compile(regex).matcher(it).find())
        .allMatch(it -> it.length() <= 80);
  }

  @Test
  void of_takesGroupsThatMayBeMissing_bothWays() {
    assertThat(Samples.of("(a)?(b)")).containsExactly("b", "ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[a", "a\\", "(?<", "*", "a{2", "[z-a]", "\\k<none>", "(?=x)y"})
  void of_isNothing_forWhatIsNoExpression_orNeverFound(String regex) {
    assertThat(Samples.of(regex)).isEmpty();
  }

  @Test
  void of_isNothing_forWhatIsNested_tooDeep() {
    String deep = "(".repeat(200) + "a" + ")".repeat(200);

    assertThat(Samples.of(deep)).isEmpty();
  }

  @Test
  void of_isNothing_forAPatternThatIsNoExpression() {
    assertThat(Samples.of(Pattern.compile("a+", Pattern.LITERAL))).isEmpty();
    assertThat(Samples.of(Pattern.compile("a +", Pattern.COMMENTS))).isEmpty();
  }

  @Test
  void of_isShort_forManyRepetitions() {
    assertThat(Samples.of("(a{30}){3}")).isEmpty();
    assertThat(Samples.of("a{3000}")).isEmpty();
    assertThat(Samples.of("a{38}")).containsExactly("a".repeat(38));
  }
}
