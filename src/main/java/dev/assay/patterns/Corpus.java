package dev.assay.patterns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.bus.Hash;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.store.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The patterns that ship, one file per domain in {@code patterns/}. Stateless; reading blocks. */
final class Corpus {
  private static final String FACT = "corpus";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Corpus() {}

  /** A pattern as its file has it: the domain is the file's name. */
  private record Entry(
      String title,
      String operation,
      Pattern.Kind kind,
      List<String> words,
      List<Pattern.Slot> parameters,
      String returns,
      List<Pattern.Row> rows) {
    @JsonCreator
    Entry {}

    Pattern in(Domain domain) {
      return new Pattern(domain, title, operation, kind, words, parameters, returns, rows);
    }
  }

  /** Every pattern that ships, checked. */
  static List<Pattern> shipped() {
    return Arrays.stream(Domain.values()).flatMap(domain -> of(domain).stream()).toList();
  }

  private static List<Pattern> of(Domain domain) {
    try {
      List<Entry> entries = YAML.readValue(bytes(domain), new TypeReference<>() {});
      return entries.stream()
          .map(
              entry -> PatternCheck.checked(entry.in(domain), domain.wire() + ": " + entry.title()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource(domain), e);
    }
  }

  /**
   * Stores what ships, unless this very corpus is stored already; true if something changed.
   * Patterns of an earlier corpus that this one lacks are removed where nobody has judged them.
   */
  static boolean load(Session session, Instant now) throws SQLException {
    String version = version();
    if (version.equals(PatternTable.fact(session, FACT))) {
      return false;
    }
    session.update(
        """
        DELETE FROM pattern WHERE provenance = 'corpus' AND accepted = 0 AND rejected = 0\
        """);
    for (Pattern pattern : shipped()) {
      PatternTable.insert(
          session, new PatternTable.Fresh(pattern, Evidence.none(Provenance.CORPUS, now), null));
    }
    PatternTable.setFact(session, FACT, version);
    return true;
  }

  /** Hash of all the files: it changes when any of them does. */
  static String version() {
    MessageDigest digest = Hash.sha256();
    for (Domain domain : Domain.values()) {
      digest.update(bytes(domain));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(Domain domain) {
    try (InputStream in = Corpus.class.getResourceAsStream(resource(domain))) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource(domain));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource(domain), e);
    }
  }

  private static String resource(Domain domain) {
    return "/patterns/" + domain.wire() + ".yaml";
  }
}
