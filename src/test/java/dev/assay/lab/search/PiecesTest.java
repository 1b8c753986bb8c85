package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Value;
import dev.assay.lab.search.Runs.Compared;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @Test
  void vary_isNothing_whereNoPieceIsKnown() {
    assertThat(Pieces.vary("abc", new Dictionary(), new SplittableRandom(1))).isNull();
  }

  @Test
  void vary_putsPiecesIn_inPlaceOfWords_andAround() {
    Dictionary dictionary = new Dictionary();
    dictionary.learn(Value.of("CDATA"));
    dictionary.learn(new Compared(0, 97, (int) ';'));
    Set<String> all = varied("ab cd", dictionary);

    assertThat(all)
        .contains("ab; cd", "CDATA cd", "ab CDATA", "ab cd;", "(ab cd)", "\"ab\" cd", " cdab")
        .anyMatch(it -> it.contains("CDATA;CDATA"))
        .anyMatch(it -> it.startsWith("[") && !it.contains("]"));
  }

  @Test
  void vary_isNothing_whereTheCodeLooksIntoNoText() {
    Dictionary dictionary = new Dictionary();
    dictionary.learn(Value.of("CDATA"));
    dictionary.learn(new Compared(0, 3, 64));

    assertThat(varied("abc", dictionary)).isEmpty();
  }

  @Test
  void vary_takesNoLongTexts_norNumbersThatAreNoLetters() {
    Dictionary dictionary = new Dictionary();
    dictionary.learn(Value.of("a text of many words"));
    dictionary.learn(Value.of(""));
    dictionary.learn(new Compared(0, 97, 7));
    dictionary.learn(new Compared(0, 97, 1_000_000));
    dictionary.learn(new Compared(-1, "a text of few words", "another text of words"));

    assertThat(varied("abc", dictionary)).isEmpty();
  }

  private static Set<String> varied(String text, Dictionary dictionary) {
    var random = new SplittableRandom(7);
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String varied = Pieces.vary(text, dictionary, random);
      if (varied != null) {
        all.add(varied);
      }
    }
    return all;
  }
}
