package dev.assay.testgen.generate;

import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.generate.Expectation.Provenance;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The items of an observation that are to be asserted. Immutable.
 *
 * @param items a bit for each, numbered as {@link Observed} says
 */
record Chosen(long items) {
  private boolean has(int item) {
    return item < Long.SIZE && (items >>> item & 1) != 0;
  }

  private <T> List<T> of(List<T> all, int first) {
    return IntStream.range(0, all.size()).filter(i -> has(first + i)).mapToObj(all::get).toList();
  }

  Expectation of(Observed.Returned returned, Provenance provenance, int path) {
    int ofReceiver = 1 + returned.ofResult().size();
    int ofArguments = ofReceiver + returned.ofReceiver().size();
    int heard = ofArguments + returned.ofArguments().size();
    Outcome.After after =
        new Outcome.After(
            probes(of(returned.ofResult(), 1)),
            probes(of(returned.ofReceiver(), ofReceiver)),
            of(returned.ofArguments(), ofArguments).stream()
                .map(changed ->
                    new Outcome.Changed(changed.index(), changed.method(), changed.value()))
                .toList(),
            returned.self() && has(0));
    var expectation =
        new Expectation.Returns(
            has(0) && !returned.self() ? returned.value() : null,
            after,
            has(0) && !returned.self() && returned.value() == null,
            has(heard) ? returned.interactions() : List.of(),
            has(heard) && returned.interactions().isEmpty(),
            provenance,
            path);
    boolean tells = expectation.observable() || expectation.silent() || has(0);
    return tells
        ? expectation
        : new Expectation.Unknown(Skip.NOTHING_TO_OBSERVE, "nothing of it was chosen");
  }

  Expectation of(Observed.Threw threw, Provenance provenance, int path) {
    Layout layout = Layout.of(threw);
    boolean heard = has(layout.interaction());
    return new Expectation.Throws(
        threw.type(),
        layout.results() > 0 && has(layout.firstResult()) ? threw.message() : null,
        heard ? threw.interactions() : List.of(),
        heard && threw.interactions().isEmpty(),
        provenance,
        threw.line(),
        path);
  }

  private static List<Outcome.Probe> probes(List<Observed.Probe> probes) {
    return probes.stream()
        .map(probe ->
            new Outcome.Probe(probe.method(), probe.arguments(), probe.value(), probe.changed()))
        .toList();
  }
}
