package dev.assay.ml.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.bus.Hash;
import dev.assay.ml.Ml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of models on disk: a folder each, with the text of the trees and one JSON beside it, and
 * a file that names the active one. Blocks.
 *
 * <p>What is written gets another name first, is brought to the disk, and then renamed, so that a
 * model is there whole or not at all.
 */
final class ModelFiles {
  private static final String UNFINISHED = ".unfinished-";
  private static final String ACTIVE = "active";
  private static final String JSON = "model.json";
  private static final String UNSEEN = "unseen.txt";
  private static final String KNOWN = "known.txt";
  private static final int FORMAT = 1;

  private final Path dir;

  ModelFiles(Path dir) throws IOException {
    this.dir = Files.createDirectories(dir);
    for (Path left : list(path -> name(path).startsWith(UNFINISHED))) {
      delete(left);
    }
  }

  private record SavedPart(
      String sha256, Choice choice, Conformal conformal, List<Integer> support) {}

  private record Saved(
      int format,
      String fitting,
      Ml.Model model,
      Layout layout,
      CostLine line,
      SavedPart unseen,
      @Nullable SavedPart known) {}

  /** The ids of all models that are there, damaged or not, in order. */
  List<String> ids() throws IOException {
    return list(path -> Files.isDirectory(path) && !name(path).startsWith(".")).stream()
        .map(ModelFiles::name)
        .toList();
  }

  void write(Kept kept, List<String> texts) throws IOException {
    String id = kept.model().id();
    Path unfinished = dir.resolve(UNFINISHED + id);
    delete(unfinished);
    Files.createDirectory(unfinished);
    Predictor predictor = kept.predictor();
    Part known = predictor.known();
    var saved =
        new Saved(
            FORMAT,
            kept.fitting(),
            kept.model(),
            predictor.layout(),
            predictor.line(),
            saved(predictor.unseen(), texts.getFirst()),
            known == null ? null : saved(known, texts.getLast()));
    put(unfinished.resolve(UNSEEN), texts.getFirst().getBytes(StandardCharsets.UTF_8));
    if (known != null) {
      put(unfinished.resolve(KNOWN), texts.getLast().getBytes(StandardCharsets.UTF_8));
    }
    put(unfinished.resolve(JSON), Json.write(saved));
    Files.move(unfinished, dir.resolve(id), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads a model; an {@link IOException} that says what is wrong where it is damaged. */
  Kept read(String id) throws IOException {
    Path folder = dir.resolve(id);
    try {
      Saved saved = Json.read(Files.readAllBytes(folder.resolve(JSON)), Saved.class);
      if (saved.format() != FORMAT || !id.equals(saved.model().id())) {
        throw new IOException("its model.json is of another model or another format");
      }
      int width = saved.layout().width();
      SavedPart known = saved.known();
      var predictor =
          new Predictor(
              saved.layout(),
              saved.line(),
              part(saved.unseen(), folder.resolve(UNSEEN), width),
              known == null ? null : part(known, folder.resolve(KNOWN), width));
      return new Kept(saved.fitting(), saved.model(), predictor);
    } catch (JsonProcessingException e) {
      throw new IOException(JSON + " cannot be read: " + e.getOriginalMessage(), e);
    } catch (NullPointerException e) {
      throw new IOException(JSON + " is not whole", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Removes a model; one that is half removed has a name that is cleared away at the next start.
   */
  void remove(String id) throws IOException {
    Path going = dir.resolve(UNFINISHED + id);
    delete(going);
    Files.move(dir.resolve(id), going, StandardCopyOption.ATOMIC_MOVE);
    delete(going);
  }

  void point(String id) throws IOException {
    Path unfinished = dir.resolve(UNFINISHED + ACTIVE);
    put(unfinished, id.getBytes(StandardCharsets.UTF_8));
    Files.move(
        unfinished,
        dir.resolve(ACTIVE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The id of the active model; null where none was made active. */
  @Nullable String pointed() throws IOException {
    Path pointer = dir.resolve(ACTIVE);
    return Files.exists(pointer) ? Files.readString(pointer, StandardCharsets.UTF_8).strip() : null;
  }

  private static SavedPart saved(Part part, String text) {
    List<Integer> support = Arrays.stream(part.forest().support()).boxed().toList();
    return new SavedPart(Hash.of(text), part.choice(), part.conformal(), support);
  }

  private static Part part(SavedPart saved, Path file, int width) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!Hash.of(text).equals(saved.sha256())) {
      throw new IOException(name(file) + " is not what was written");
    }
    int[] support = saved.support().stream().mapToInt(each -> each).toArray();
    var forest = new Forest(TreeText.read(text), support);
    if (forest.highestFeature() >= width) {
      throw new IOException(name(file) + " looks at more features than there are");
    }
    return new Part(forest, saved.choice(), saved.conformal());
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Files.write(
        file,
        bytes,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.DSYNC);
  }

  private interface Which {
    boolean is(Path path);
  }

  private List<Path> list(Which which) throws IOException {
    try (Stream<Path> paths = Files.list(dir)) {
      return paths.filter(which::is).sorted().toList();
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> paths = Files.walk(path)) {
        for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
