package dev.assay.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured as plain maps, for JSON. Stateless. */
final class Facts {
  private Facts() {}

  static List<Map<String, Object>> of(List<Measured> all) {
    return all.stream().map(Facts::of).toList();
  }

  private static Map<String, Object> of(Measured measured) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("class", measured.subject().type());
    facts.put("millis", measured.millis());
    if (measured.failure() != null) {
      facts.put("failure", measured.failure());
    }
    if (measured.answer() != null) {
      facts.put("verdict", measured.answer().verdict());
      facts.put("timings", measured.answer().json().path("timings"));
      facts.put("ownScore", measured.answer().json().path("score"));
      facts.put("findings", measured.answer().findings());
      facts.put("skipped", measured.answer().json().path("skipped").size());
    }
    if (measured.outside() != null) {
      facts.put("runs", measured.outside().runs());
      facts.put("coverage", measured.outside().coverage());
      facts.put("mutationScore", measured.outside().mutations().score());
      facts.put("mutants", measured.outside().mutations().share());
      facts.put("failedMutants", measured.outside().mutations().failed());
      facts.put("operators", measured.outside().mutations().operators());
      facts.put("uncompilable", measured.outside().project().uncompilable());
    }
    return facts;
  }
}
