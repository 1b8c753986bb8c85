package dev.assay.testgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What PIT found, counted strictly: a mutant is detected that a test killed, or that ran out of
 * time or memory. What PIT could not run is a failed measurement and not a kill. Immutable.
 */
public record Mutations(List<Mutation> all) {
  private static final Set<String> DETECTED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");
  private static final Set<String> FAILED =
      Set.of("RUN_ERROR", "NON_VIABLE", "NOT_STARTED", "STARTED");
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("ConditionalsBoundaryMutator", "CONDITIONALS_BOUNDARY"),
          // Ours replaces the condition instead, which is another mutant.
          Map.entry("NegateConditionalsMutator", "NEGATE_CONDITIONALS"),
          Map.entry("MathMutator", "MATH"),
          Map.entry("IncrementsMutator", "INCREMENTS"),
          Map.entry("InvertNegsMutator", "INVERT_NEGATIVES"),
          Map.entry("VoidMethodCallMutator", "VOID_CALLS"),
          Map.entry("EmptyObjectReturnValsMutator", "EMPTY_RETURNS"),
          Map.entry("BooleanTrueReturnValsMutator", "TRUE_RETURNS"),
          Map.entry("BooleanFalseReturnValsMutator", "FALSE_RETURNS"),
          Map.entry("NullReturnValsMutator", "NULL_RETURNS"),
          Map.entry("PrimitiveReturnsMutator", "PRIMITIVE_RETURNS"));

  public Mutations {
    all = List.copyOf(all);
  }

  /** One mutant with what became of it, in PIT's words; the operator in ours. */
  public record Mutation(String type, String method, int line, String operator, String status) {
    boolean detected() {
      return DETECTED.contains(status);
    }
  }

  /** Reads PIT's {@code mutations.xml}. */
  public static Mutations read(Path xml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Otherwise it writes to standard error what it also throws.
      builder.setErrorHandler(null);
      NodeList nodes = builder.parse(xml.toFile()).getElementsByTagName("mutation");
      List<Mutation> all = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        all.add(mutation((Element) nodes.item(i)));
      }
      return new Mutations(all);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(xml + " is not what PIT writes: " + e.getMessage(), e);
    }
  }

  private static Mutation mutation(Element element) {
    String mutator = text(element, "mutator");
    String simple = mutator.substring(mutator.lastIndexOf('.') + 1);
    return new Mutation(
        text(element, "mutatedClass"),
        text(element, "mutatedMethod") + text(element, "methodDescription"),
        Integer.parseInt(text(element, "lineNumber")),
        OPERATORS.getOrDefault(simple, simple.toUpperCase(Locale.ROOT)),
        element.getAttribute("status"));
  }

  private static String text(Element element, String tag) {
    return element.getElementsByTagName(tag).item(0).getTextContent();
  }

  /** Detected of all. */
  public Testgen.Share share() {
    return share(all);
  }

  /** Detected of all, from 0 to 1; 1 where there is no mutant. */
  public double score() {
    return all.isEmpty() ? 1 : (double) share().killed() / all.size();
  }

  /** Those that PIT could not run: they count as not detected. */
  public long failed() {
    return all.stream().filter(each -> FAILED.contains(each.status())).count();
  }

  /** Detected of all by operator. */
  public SortedMap<String, Testgen.Share> operators() {
    SortedMap<String, List<Mutation>> grouped = new TreeMap<>();
    all.forEach(
        each -> grouped.computeIfAbsent(each.operator(), operator -> new ArrayList<>()).add(each));
    SortedMap<String, Testgen.Share> shares = new TreeMap<>();
    grouped.forEach((operator, some) -> shares.put(operator, share(some)));
    return shares;
  }

  private static Testgen.Share share(List<Mutation> some) {
    return new Testgen.Share((int) some.stream().filter(Mutation::detected).count(), some.size());
  }
}
