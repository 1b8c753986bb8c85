package dev.assay.http;

import dev.assay.bus.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the pages, read once from the class path: all that is below {@code web/}, to which
 * the build adds only those files of libraries that are served. Immutable, safe on any thread.
 *
 * <p>Their addresses hold a hash of them all, so that a browser may keep them for ever and modules
 * still import each other by relative names.
 */
final class Assets {
  /** What the addresses of all files begin with. */
  static final String ROOT = "/assets/";

  private static final String FOLDER = "web";
  private static final String SHELL = "index.html";
  private static final int VERSION_BYTES = 6;
  private static final Pattern IMPORTS =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final Map<String, Asset> files;
  private final String base;
  private final Asset shell;
  private final String policy;

  private Assets(Map<String, byte[]> read) {
    byte[] template = read.remove(SHELL);
    if (template == null) {
      throw new IllegalStateException("web/index.html is missing from the class path");
    }
    this.base = ROOT + version(read);
    var made = new TreeMap<String, Asset>();
    read.forEach((path, bytes) -> made.put(base + '/' + path, new Asset(path, bytes)));
    this.files = made;
    String page = new String(template, StandardCharsets.UTF_8).replace("{{base}}", base);
    this.shell = new Asset(SHELL, page.getBytes(StandardCharsets.UTF_8));
    this.policy = policy(page);
  }

  private static final class Shared {
    static final Assets ASSETS = load();
  }

  /** Those of this class path; blocks the first time, so not for an event loop then. */
  static Assets shared() {
    return Shared.ASSETS;
  }

  private static Assets load() {
    URL there = Assets.class.getResource("/" + FOLDER + '/' + SHELL);
    if (there == null) {
      throw new IllegalStateException("web/index.html is missing from the class path");
    }
    var read = new TreeMap<String, byte[]>();
    try {
      for (URL each : all()) {
        read(each.toURI(), read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the files of the pages cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new Assets(read);
  }

  private static List<URL> all() throws IOException {
    return Collections.list(Assets.class.getClassLoader().getResources(FOLDER));
  }

  private static void read(URI folder, Map<String, byte[]> into) throws IOException {
    if (folder.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        read(jar.getPath(FOLDER), into);
      }
    } else {
      read(Path.of(folder), into);
    }
  }

  private static void read(Path folder, Map<String, byte[]> into) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        into.putIfAbsent(name, Files.readAllBytes(path));
      }
    }
  }

  private static String version(Map<String, byte[]> read) {
    MessageDigest digest = Hash.sha256();
    read.forEach((path, bytes) -> {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    });
    return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
  }

  // Nothing from elsewhere, nothing inline but the one import map, no frame around it.
  private static String policy(String page) {
    Matcher imports = IMPORTS.matcher(page);
    if (!imports.find()) {
      throw new IllegalStateException("web/index.html has no import map");
    }
    byte[] hash = Hash.sha256().digest(imports.group(1).getBytes(StandardCharsets.UTF_8));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  /** The file of that address; null where there is none, as after an update. */
  @Nullable Asset find(String path) {
    return files.get(path);
  }

  /** The one page that every address is shown by. */
  Asset shell() {
    return shell;
  }

  /** What the page may load, as a Content-Security-Policy. */
  String policy() {
    return policy;
  }
}
