package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.search.Runs.Compared;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
  @Test
  void matching_putsTheOtherOperandAndItsNeighbours() {
    assertThat(Literals.matching(5, new Compared(0, 5, 1_000))).containsExactly(1_000, 1_001, 999);
    assertThat(Literals.matching(5L, new Compared(0, 1_000L, 5L)))
        .containsExactly(1_000L, 1_001L, 999L);
    assertThat(Literals.matching('a', new Compared(0, 97, 45))).containsExactly('-', '.', ',');
    assertThat(Literals.matching(2.5, new Compared(0, 2.5, 10.0))).containsExactly(10.0, 11.0, 9.0);
  }

  @Test
  void shifted_isExact_forMultiplesOfRealNumbers() {
    assertThat(Literals.shifted(0.25, new Compared(0, 0.5, 1.25))).contains(0.625, 1.0);
    assertThat(Literals.shifted(4, new Compared(0, 8, 6))).contains(3);
  }

  @Test
  void matching_staysInTheBox() {
    assertThat(Literals.matching((byte) 5, new Compared(0, 5, 1_000))).isEmpty();
    assertThat(Literals.matching(Integer.MAX_VALUE, new Compared(0, Integer.MAX_VALUE, 1L << 40)))
        .isEmpty();
    assertThat(Literals.matching(5, new Compared(0, 5, Integer.MAX_VALUE)))
        .containsExactly(Integer.MAX_VALUE, Integer.MAX_VALUE - 1);
  }

  @Test
  void matching_isExact_forLongs() {
    long large = Long.MAX_VALUE - 7;

    assertThat(Literals.matching(1L, new Compared(0, 1L, large)))
        .containsExactly(large, large + 1, large - 1);
  }

  @Test
  void matching_isNothing_whereTheOperandIsNotThere() {
    assertThat(Literals.matching(5, new Compared(0, 6, 7))).isEmpty();
    assertThat(Literals.matching("abc", new Compared(0, "x", "y"))).isEmpty();
    assertThat(Literals.matching(true, new Compared(-1, "x", "y"))).isEmpty();
  }

  @Test
  void matching_putsTextsInPlaceBeforeBehindAndBetween() {
    assertThat(Literals.matching("abcd", new Compared(-1, "abcd", "EUR")))
        .containsExactly("EUR", "EURabcd", "abcdEUR", "abEURcd");
    assertThat(Literals.matching("key=abc", new Compared(-1, "abc", "on")))
        .containsExactly("key=on");
    assertThat(Literals.matching(" Abc", new Compared(-1, "Abc", "on"))).contains(" on");
  }

  @Test
  void matching_readsLengthsDigitsAndLettersOfATextInNumbers() {
    assertThat(Literals.matching("abc", new Compared(0, 3, 5)))
        .containsExactly("abccc", "abcccc", "abcc");
    assertThat(Literals.matching("n=42!", new Compared(0, 42, 100)))
        .contains("n=100!", "n=101!", "n=99!");
    assertThat(Literals.matching("aba", new Compared(0, (int) 'a', (int) '-')))
        .contains("-ba", "ab-");
  }

  @Test
  void shifted_movesByTheDistance() {
    assertThat(Literals.shifted(10, new Compared(0, 30, 100))).contains(80, 81, 79, -60, 33, 3);
    assertThat(Literals.shifted("a", new Compared(0, 30, 100))).isEmpty();
  }

  @Test
  void simpler_startsWithTheSimplest() {
    assertThat(Literals.simpler(777)).startsWith(0, 1, 2);
    assertThat(Literals.simpler("abcd")).startsWith("", "a", "ab", "cd");
    assertThat(Literals.simpler("")).containsExactly("a");
    assertThat(Literals.simpler(true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void vary_staysInTheBox_andIsTheSameForASeed(long seed) {
    Dictionary dictionary = new Dictionary();
    dictionary.learn(new Compared(0, 7, 1_234_567_890_123L));
    dictionary.learn(new Compared(0, "EUR", 2.5));
    Object[] literals = {
      1, 2L, (short) 3, (byte) 4, 'c', 5.5, 6.5f, true, "text 12", "", Integer.MAX_VALUE
    };
    var random = new SplittableRandom(seed);
    var same = new SplittableRandom(seed);
    for (Object literal : literals) {
      for (int i = 0; i < 300; i++) {
        Object varied = Literals.vary(literal, dictionary, random);

        assertThat(varied).hasSameClassAs(literal);
        assertThat(varied).isEqualTo(Literals.vary(literal, dictionary, same));
      }
    }
  }

  @Test
  void vary_keepsTextsShort() {
    var random = new SplittableRandom(3);
    String text = "abc";
    for (int i = 0; i < 2_000; i++) {
      text = Texts.vary(text, new Dictionary(), random);

      assertThat(text).hasSizeLessThanOrEqualTo(120);
    }
  }

  @Test
  void matching_putsALetterBesideAnother_andClosesWhatItOpens() {
    assertThat(Literals.matching("abc", new Compared(0, (int) 'b', (int) '(')))
        .contains("a(c", "a(bc", "ab(c", "a(bc)", "a(b)c");
    assertThat(Literals.matching("abc", new Compared(0, (int) 'c', (int) '\n')))
        .contains("ab\n", "ab\nc", "abc\n");
  }

  @Test
  void matching_putsALetterAtTheEnd_whereAReaderSaidItIsOver() {
    assertThat(Literals.matching("abc", new Compared(0, -1, (int) '"'))).contains("abc\"");
    assertThat(Literals.matching("abc", new Compared(0, 0, (int) ']'))).contains("abc]");
    assertThat(Literals.matching("abc", new Compared(0, 9, (int) ']'))).isEmpty();
  }

  @Test
  void matching_replacesEachOfAFewLettersAlike() {
    assertThat(Literals.matching("a1a2a", new Compared(0, (int) 'a', (int) ';')))
        .contains(";1a2a", "a1;2a", "a1a2;");
  }

  @Test
  void matching_reachesLengthsThatFieldsHave() {
    assertThat(Literals.matching("ab", new Compared(0, 2, 255)))
        .startsWith("a" + "b".repeat(254), "a" + "b".repeat(255), "a" + "b".repeat(253));
    assertThat(Literals.matching("ab", new Compared(0, 2, 70_000))).isEmpty();
  }

  @Test
  void matching_putsNothingAroundWhatALibraryWishesFor() {
    assertThat(Literals.matching("abc", new Compared(Compared.WISH, "abc", "7")))
        .containsExactly("7");
    assertThat(Literals.matching("n=abc", new Compared(3, "abc", "7"))).containsExactly("n=7");
    assertThat(Literals.matching("7", new Compared(3, "abc", "7"))).isEmpty();
  }
}
