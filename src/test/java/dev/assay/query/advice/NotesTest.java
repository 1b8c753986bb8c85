package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotesTest {
  private static final String DOWN =
      "the database shop at localhost:5432/shop cannot be reached: Connection refused. Check that.";

  @Test
  void text_saysOnceWhyADatabaseIsNotReached() {
    var notes = new Notes();
    notes.add("down since noon: " + DOWN + " (these are older figures)");
    notes.add("no plan of a, b: " + DOWN);
    notes.add("no plan of c: permission denied");
    notes.cutShort("the catalog was not read: " + DOWN);

    assertThat(notes.text())
        .isEqualTo(
            "down since noon: "
                + DOWN
                + " (these are older figures)"
                + "; no plan of a, b: it cannot be reached"
                + "; no plan of c: permission denied"
                + "; the catalog was not read: it cannot be reached");
  }

  @Test
  void text_isNull_whereNothingIsLacking() {
    var notes = new Notes();
    notes.add(null);

    assertThat(notes.text()).isNull();
  }
}
