package dev.assay.ml.embedded;

import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that were made, and which of them answers. Safe on any thread: what is asked comes
 * from memory; what changes is written first, and blocks.
 */
final class Registry {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

  /** Those of a week of daily trainings, to go back to; each is a megabyte or two. */
  static final int KEPT_OF_A_DATABASE = 8;

  private final ModelFiles files;
  private volatile Shelf shelf;

  private record Shelf(Map<String, Kept> models, @Nullable String active) {
    Shelf {
      models = Map.copyOf(models);
    }
  }

  private Registry(ModelFiles files, Shelf shelf) {
    this.files = files;
    this.shelf = shelf;
  }

  /**
   * Reads the models of a folder, which is made where it is not there. A damaged one is left out.
   */
  static Registry open(Path dir) {
    try {
      var files = new ModelFiles(dir);
      Map<String, Kept> models = new TreeMap<>();
      for (String id : files.ids()) {
        read(files, id).ifPresent(kept -> models.put(id, kept));
      }
      String active = files.pointed();
      if (active != null && !models.containsKey(active)) {
        LOG.warn("the active model {} is not there; none is active until one is made so", active);
        active = null;
      }
      return new Registry(files, new Shelf(models, active));
    } catch (IOException e) {
      throw Fault.UNAVAILABLE.because(
          "the models in %s cannot be read: %s".formatted(dir, e.getMessage()));
    }
  }

  private static Optional<Kept> read(ModelFiles files, String id) {
    try {
      return Optional.of(files.read(id));
    } catch (IOException e) {
      LOG.warn("the model {} is damaged and left out: {}", id, e.toString());
      return Optional.empty();
    }
  }

  /** All models, newest first. */
  List<Ml.Model> models() {
    Shelf now = shelf;
    return now.models().values().stream()
        .map(kept -> shown(kept, now))
        .sorted(Comparator.comparing(Ml.Model::trainedAt).reversed().thenComparing(Ml.Model::id))
        .toList();
  }

  /** One model; {@link Fault#ABSENT} where there is none of this id. */
  Ml.Model model(String id) {
    Shelf now = shelf;
    return shown(kept(now, id), now);
  }

  /** One model, to be asked; {@link Fault#ABSENT} where there is none of this id. */
  Kept kept(String id) {
    return kept(shelf, id);
  }

  /** The model that answers. */
  Optional<Kept> active() {
    Shelf now = shelf;
    return Optional.ofNullable(now.active()).map(now.models()::get);
  }

  /** The model that a training made. */
  Optional<Ml.Model> madeBy(String fitting) {
    Shelf now = shelf;
    return now.models().values().stream()
        .filter(kept -> kept.fitting().equals(fitting))
        .findFirst()
        .map(kept -> shown(kept, now));
  }

  /**
   * Keeps a model, and makes it the active one if its own {@code active} says so. The oldest of its
   * database go, never the active one.
   */
  synchronized Ml.Model keep(Kept kept, List<String> texts) {
    String id = kept.model().id();
    try {
      files.write(kept, texts);
    } catch (IOException e) {
      throw Fault.UNAVAILABLE.because("the model cannot be written: " + e.getMessage());
    }
    Map<String, Kept> models = new TreeMap<>(shelf.models());
    models.put(id, kept);
    shelf = new Shelf(models, shelf.active());
    Ml.Model shown = kept.model().active() ? activate(id) : model(id);
    prune(kept.model().database());
    return shown;
  }

  private void prune(String database) {
    models().stream()
        .filter(model -> model.database().equals(database))
        .skip(KEPT_OF_A_DATABASE)
        .filter(model -> !model.active())
        .forEach(model -> remove(model.id()));
  }

  private void remove(String id) {
    Map<String, Kept> models = new TreeMap<>(shelf.models());
    models.remove(id);
    shelf = new Shelf(models, shelf.active());
    try {
      files.remove(id);
      LOG.info("model {} is old and was removed", id);
    } catch (IOException e) {
      LOG.warn("the old model {} cannot be removed: {}", id, e.toString());
    }
  }

  /** Makes a model the one that answers; {@link Fault#ABSENT} where there is none of this id. */
  synchronized Ml.Model activate(String id) {
    kept(id);
    try {
      files.point(id);
    } catch (IOException e) {
      throw Fault.UNAVAILABLE.because("the active model cannot be written: " + e.getMessage());
    }
    LOG.info("model {} is active", id);
    shelf = new Shelf(shelf.models(), id);
    return model(id);
  }

  private static Kept kept(Shelf shelf, String id) {
    Kept kept = shelf.models().get(id);
    if (kept == null) {
      throw Fault.ABSENT.because("there is no model " + id);
    }
    return kept;
  }

  private static Ml.Model shown(Kept kept, Shelf now) {
    Ml.Model model = kept.model();
    return new Ml.Model(
        model.id(),
        model.name(),
        model.database(),
        model.featureVersion(),
        model.id().equals(now.active()),
        model.trainedAt(),
        model.examples(),
        model.queries(),
        model.coverage(),
        model.known(),
        model.unseen(),
        model.note());
  }
}
