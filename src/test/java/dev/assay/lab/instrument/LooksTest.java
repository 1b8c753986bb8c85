package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.probe.Probes;
import dev.assay.lab.search.Runs.Compared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that a call of the platform would have answered otherwise for are told to the search. */
class LooksTest {
  private static Woven woven(String members) {
    return Woven.ofSource(
        "import java.util.*; import java.util.regex.*; class T {" + members + "}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          static Object f(String s) { return Pattern.compile("x(a)?").matcher(s); } ~ vw and x, vw and xa
          static Object f(String s) { return Pattern.matches("x", s); }             ~ vw and x
          static Object f(String s) { return s.matches("x"); }                      ~ vw and x
          static Object f(String s) { return s.split("x"); }                        ~ vw and x
          static Object f(String s) { return s.split("x", 2).length; }              ~ vw and x
          static Object f(String s) { return s.replaceAll("x", "y"); }              ~ vw and x
          static Object f(String s) { return s.startsWith("pre", 1); }              ~ vw and pre
          static Object f(String s) { return s.indexOf("pre", 1); }                 ~ vw and pre
          static Object f(String s) { return s.indexOf(';'); }                      ~ vw and v;w, vw and ;vw
          static Object f(String s) { return s.indexOf('w', 1); }                   ~ vw and v, vw and wvw
          static Object f(String s) { return Map.of("k", 1).get(s); }               ~ vw and k
          static Object f(String s) { return List.of("k").contains(s); }            ~ vw and k
          static Object f(String s) { return Character.isDigit(s.charAt(0)); }      ~ 118 and 49, 118 and 97
          static Object f(String s) { return Character.isLetter(s.codePointAt(0)); } ~ 118 and 97, 118 and 49
          static Object f(String s) { return Integer.parseInt(s); }  ~ vw and 7, vw and -1, vw and 99999999999
          static Object f(String s) { return new java.math.BigInteger(s); }         ~ vw and 7, vw and -1
          static Object f(String s) { return java.time.LocalDate.parse(s); }        ~ vw and 2024-02-29
          """)
  void others_areNoted_beforeTheCall(String method, String pairs) {
    Woven woven = woven(method);

    Object answer = answer(woven);

    assertThat(answer).isNotNull();
    assertThat(
            String.join(
                ", ",
                Woven.pairs().stream().map(each -> each.get(0) + " and " + each.get(1)).toList()))
        .isEqualTo(pairs);
  }

  // What is thrown is an answer as well.
  private static Object answer(Woven woven) {
    try {
      Object answer = woven.call(0, "f", "vw");
      return answer == null ? "null" : answer;
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  @Test
  void site_isThatOfTheConditionBehind() {
    Woven woven =
        woven(
            "static boolean f(String s) { if (s.matches(\"x\")) { return true; } return false; }");

    woven.call(0, "f", "y");

    assertThat(Probes.compared())
        .containsExactly(new Compared(woven.instrumented().branches().getFirst().site(), "y", "x"));
  }

  @Test
  void nothing_isNoted_forNullsAndExpressionsThatAreNone() {
    Woven woven =
        woven(
            """
            static String f(String s) {
              Map<String, Integer> map = new HashMap<>();
              map.put(null, 1);
              map.get(null);
              try { s.matches("("); } catch (PatternSyntaxException e) { return "caught"; }
              return "";
            }
            """);

    Object answer = woven.call(0, "f", "y");

    assertThat(answer).isEqualTo("caught");
    assertThat(Woven.pairs()).isEmpty();
  }

  @Test
  void others_areFew_whenALoopAsks() {
    Woven woven =
        woven(
            "static int f(String s) { int n = 0; for (char c : s.toCharArray()) { if (Character.isDigit(c)) { n++; } } return n; }");

    woven.call(0, "f", "zyxwvutsrq");

    assertThat(Woven.pairs().stream().filter(it -> it.getLast().equals((int) '1'))).hasSize(4);
  }

  @Test
  void nullPointer_isThrownByTheSubject() {
    Woven woven =
        woven(
            "static String f() { String s = null; try { return \"\" + s.indexOf(';', 1); } catch (NullPointerException e) { return e.getStackTrace()[0].getClassName(); } }");

    assertThat(woven.call(0, "f")).isEqualTo("T");
  }

  @Test
  void nothing_isNoted_whenAMutantRuns() {
    Woven woven = woven("static boolean f(String s) { return s.matches(\"x\"); }");

    woven.call(1, "f", "y");

    assertThat(Probes.compared()).isEmpty();
  }
}
