package dev.assay.sandbox;

import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.lab.child.Lab;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the start-up cache of the children: a program of its own, called by scripts/run. A cache
 * serves only the very class path and flags it was made with, so they come from one place.
 */
final class Training {
  private Training() {}

  /** Arguments: the class name of the {@link Lab} and the file to write. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ClassNotFoundException {
    Class<? extends Lab> lab = Class.forName(arguments[0]).asSubclass(Lab.class);
    Settings settings = SettingsReader.read(Path.of(""), System.getenv());
    JavaCommand java =
        JavaCommand.of(lab, new JavaCommand.Options(settings.sandbox().memory(), null));
    Path cache = Path.of(arguments[1]).toAbsolutePath();
    System.exit(new ProcessBuilder(java.training(cache)).inheritIO().start().waitFor());
  }
}
