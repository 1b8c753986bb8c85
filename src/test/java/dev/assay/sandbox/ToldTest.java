package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply;
import dev.assay.lab.wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
  private static final Reply.Progress PLAIN = new Reply.Progress("search", 1, 9, 0.5);
  private static final Reply.Explored FOUND =
      new Reply.Explored(List.of(), List.of(), List.of(), List.of(), false);

  @Test
  void known_isTheLastThatWasTold_whateverProgressFollows() throws IOException {
    List<Reply.Progress> passedOn = new ArrayList<>();
    Told told = new Told(5, passedOn::add);

    told.take(new Message.Underway(5, PLAIN));
    Reply.Explored atFirst = told.known();
    told.take(new Message.Underway(5, PLAIN.knowing(FOUND)));
    told.take(new Message.Underway(5, PLAIN));

    assertThat(atFirst).isNull();
    assertThat(told.known()).isEqualTo(FOUND);
    assertThat(passedOn).containsExactly(PLAIN, PLAIN.knowing(FOUND), PLAIN);
  }
}
