package dev.assay.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkTest {
  private static final long TICKET = 77;

  @TempDir Path dir;
  private Path path;
  private FileChannel file;
  private Mark mark;

  @BeforeEach
  void open() throws IOException {
    path = dir.resolve("child.err");
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    mark = new Mark(file);
  }

  @AfterEach
  void close() throws IOException {
    file.close();
  }

  private @Nullable Attempt read(long ticket) throws IOException {
    try (SeekableByteChannel notes = Files.newByteChannel(path)) {
      return Mark.read(notes, ticket);
    }
  }

  private static Attempt attempt(int id, String text, int mutant) {
    return new Attempt(new Trial(id, 3, null, List.of(Value.of(text))), mutant);
  }

  @Test
  void read_givesTheLastRun_howeverLongTheOthersWere() throws IOException {
    Consumer<Attempt> begun = mark.of(TICKET);

    begun.accept(attempt(1, "a long text", 0));
    begun.accept(attempt(2, "short", 4));
    Attempt first = read(TICKET);
    begun.accept(attempt(1, "a long text", 9));
    begun.accept(attempt(2, "short", 5));
    Attempt last = read(TICKET);

    assertThat(first).isEqualTo(attempt(2, "short", 4));
    assertThat(last).isEqualTo(attempt(2, "short", 5));
  }

  @Test
  void read_tellsTrialsOfOneNumberApart() throws IOException {
    Consumer<Attempt> begun = mark.of(TICKET);

    begun.accept(attempt(1, "one", 0));
    begun.accept(attempt(1, "another", 0));

    assertThat(read(TICKET)).isEqualTo(attempt(1, "another", 0));
  }

  @Test
  void read_givesNothing_ofAnotherOrder() throws IOException {
    mark.of(TICKET).accept(attempt(1, "one", 0));

    assertThat(read(TICKET + 1)).isNull();
  }

  @Test
  void read_givesNothing_whereNothingWasBegun() throws IOException {
    Files.writeString(path, "the JVM's own words");

    assertThat(read(TICKET)).isNull();
  }

  @Test
  void read_givesNothing_whereTheTrialIsTooLarge() throws IOException {
    Consumer<Attempt> begun = mark.of(TICKET);

    begun.accept(attempt(1, "one", 0));
    begun.accept(attempt(2, "x".repeat(2_000_000), 0));
    Attempt large = read(TICKET);
    begun.accept(attempt(1, "one", 2));

    assertThat(large).isNull();
    assertThat(read(TICKET)).isEqualTo(attempt(1, "one", 2));
  }

  @Test
  void accept_notesTheRun_thoughTheThreadWasInterrupted() throws IOException {
    Thread.currentThread().interrupt();

    mark.of(TICKET).accept(attempt(1, "one", 0));

    assertThat(read(TICKET)).isEqualTo(attempt(1, "one", 0));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void accept_leavesItBe_whereTheFileCannotBeWritten() throws IOException {
    Consumer<Attempt> begun = mark.of(TICKET);
    begun.accept(attempt(1, "one", 0));
    file.close();

    begun.accept(attempt(2, "two", 0));

    assertThat(read(TICKET)).isEqualTo(attempt(1, "one", 0));
  }
}
